/**
 * One look laid over what was known of a page's links: which rows change, and which events tell it. Pure,
 * so that "each change made to a page gives exactly its event and nothing else" is a table of cases.
 * Only a conclusive look can miss a link; what was cut off, walled or unreadable judges nothing.
 */
import { cleanText } from "./clean-text.ts";
import { snapshotOf } from "./context-snapshot.ts";
import { domainOf } from "./domain.ts";
import type { EventDraft, EventKind, LinkState, LossReason } from "./link-state.ts";
import { countsAs, decisiveRel } from "./link-state.ts";
import { isConclusive, type Look, redirectedAway, redirectedHome } from "./look.ts";
import { countMiss, type LossRule } from "./loss.ts";
import type { SeenLink } from "./seen-links.ts";
import { looseKey } from "./url.ts";

/** What is known of the page itself before the look. */
export interface PageState {
  /** It was read completely before. */
  everRead: boolean;
  /** It was read completely before, under the same set of watched domains: what is new on it is gained. */
  readBefore: boolean;
  noindex: boolean;
  canonicalElsewhere: boolean;
}

export interface PageDiff {
  /** Every known or seen link after the look, by target. Untouched ones are the same objects. */
  links: Map<string, LinkState>;
  /** Reported or former target → the target it is now: the same link under another spelling. */
  renamed: Map<string, string>;
  /** Events in the order of the page; at most one of presence and one of each property a link. */
  events: EventDraft[];
  conclusive: boolean;
}

/**
 * @param stored links known on the page, by normalised target
 * @param seen links of the look (seenLinks); empty when the page was not read
 * @param today the day of the look (YYYY-MM-DD) in the workspace's calendar
 */
export function diffPage(
  page: PageState,
  stored: ReadonlyMap<string, LinkState>,
  seen: ReadonlyMap<string, SeenLink>,
  look: Look,
  rule: LossRule,
  today: string,
): PageDiff {
  const conclusive = isConclusive(look);
  const readable = look.access === "ok" && !look.soft404 && !redirectedHome(look);
  const elsewhere = redirectedAway(look);
  const renamed = readable ? matchSpellings(stored, seen) : new Map<string, string>();
  const known = rename(stored, renamed);
  const links = new Map(known);
  const events: EventDraft[] = readable && !elsewhere ? pageEvents(page, look, today) : [];
  const add = (
    kind: EventKind,
    target: string,
    before: LinkState | null,
    after: LinkState,
    detail: EventDraft["detail"] = snapshotOf(after),
  ) => {
    const fromClass = before === null ? null : countsAs(before);
    const toClass = countsAs(after);
    const moves = fromClass !== toClass;
    events.push({
      kind,
      origin: "observed",
      occurredOn: today,
      target,
      fromClass: moves ? fromClass : null,
      toClass: moves ? toClass : null,
      detail,
    });
  };

  if (readable) {
    for (const [target, now] of seen) {
      const before = known.get(target) ?? null;
      // Where the redirect ends stands another page: what else it links to is its own.
      if (before === null && elsewhere) continue;
      const after = present(before, now, look, page.readBefore, today);
      if (before !== null && !linkChanged(before, after)) continue;
      links.set(target, after);
      tellPresent(before, after, target, page.readBefore, add);
    }
  }
  if (conclusive && !look.truncated) {
    for (const [target, before] of known) {
      if (readable && seen.has(target)) continue;
      if (before.presence === "lost" || before.presence === "not_found") continue;
      const reason = reasonFor(target, before, seen, known, look);
      const after = missed(before, reason, look, rule, today);
      if (after === before) continue;
      links.set(target, after);
      if (after.presence === "lost") add("lost", target, before, after, { reason, ...snapshotOf(before) });
      else if (after.presence === "not_found") add("refuted", target, before, after, { reason });
      else if (before.presence === "found")
        add("missed", target, before, after, { reason, ...snapshotOf(before) });
    }
  }
  return { links, renamed, events, conclusive };
}

// A report, or a link found before, is satisfied by a link whose target is the same up to scheme, www,
// trailing slash and tracking parameters. The exact spelling wins when both are there.
function matchSpellings(stored: ReadonlyMap<string, LinkState>, seen: ReadonlyMap<string, SeenLink>) {
  const renamed = new Map<string, string>();
  const byLoose = new Map<string, string>();
  for (const target of seen.keys()) {
    const key = looseKey(target);
    if (!byLoose.has(key)) byLoose.set(key, target);
  }
  for (const target of stored.keys()) {
    if (seen.has(target)) continue;
    const other = byLoose.get(looseKey(target));
    if (other !== undefined) renamed.set(target, other);
  }
  return renamed;
}

function rename(stored: ReadonlyMap<string, LinkState>, renamed: ReadonlyMap<string, string>) {
  if (renamed.size === 0) return stored;
  const known = new Map<string, LinkState>();
  for (const [target, link] of stored) {
    const name = renamed.get(target) ?? target;
    const other = known.get(name);
    known.set(name, other === undefined ? link : mergeStates(other, link));
  }
  return known;
}

const presenceRank = { found: 0, missed: 1, lost: 2, reported: 3, not_found: 4 } as const;

/**
 * Which of two rows that turn out to be one link tells what it counts as: what we saw ourselves, then what is live,
 * then what says how. Its history is the link's; the other's goes with it.
 */
export function outranks(a: LinkState, b: LinkState): boolean {
  const order = [
    presenceRank[a.presence] - presenceRank[b.presence],
    Number(countsAs(a) === null) - Number(countsAs(b) === null),
    Number(a.relClass === "unknown") - Number(b.relClass === "unknown"),
    a.relClass.localeCompare(b.relClass),
    a.knownOn.localeCompare(b.knownOn),
  ];
  return (order.find((rank) => rank !== 0) ?? 0) <= 0;
}

/** Two rows that turn out to be one link: the stronger one wins, the earlier date stays. */
export function mergeStates(a: LinkState, b: LinkState): LinkState {
  const [main, other] = outranks(a, b) ? [a, b] : [b, a];
  const otherFirst =
    other.dated && (other.knownOn < main.knownOn || (!main.dated && other.knownOn === main.knownOn));
  return {
    ...main,
    knownOn: otherFirst ? other.knownOn : main.knownOn,
    dated: main.dated || otherFirst,
    anchor: main.anchor ?? other.anchor,
    foundAt: main.foundAt ?? other.foundAt,
    seenAt: main.seenAt ?? other.seenAt,
  };
}

function present(
  before: LinkState | null,
  now: SeenLink,
  look: Look,
  readBefore: boolean,
  today: string,
): LinkState {
  return {
    presence: "found",
    kind: now.kind,
    anchor: now.anchor,
    anchorKind: now.anchorKind,
    rel: now.rel,
    relClass: now.relClass,
    relBy: now.relBy,
    place: now.place,
    hidden: now.hidden,
    occurrences: now.occurrences,
    others: now.others,
    contextLeft: now.contextLeft,
    contextRight: now.contextRight,
    knownOn: before?.knownOn ?? today,
    // New on a page that we had read before: it was gained now. On a page read for the first time, nobody knows when.
    dated: before?.dated ?? readBefore,
    lostOn: null,
    lossReason: null,
    foundAt: before?.foundAt ?? look.at,
    // A complete look tells by itself (page.lastReadAt); one cut off leaves its time on what it did see.
    seenAt: look.truncated ? look.at : (before?.seenAt ?? null),
    misses: 0,
    missedAt: null,
  };
}

// Context, occurrences and other anchors alone are no reason to write a row: a changed sentence beside the
// link would otherwise rewrite it at every look. They are written along when something else changes.
function linkChanged(a: LinkState, b: LinkState): boolean {
  return (
    a.presence !== b.presence ||
    a.kind !== b.kind ||
    a.anchor !== b.anchor ||
    a.anchorKind !== b.anchorKind ||
    a.rel !== b.rel ||
    a.relClass !== b.relClass ||
    a.relBy !== b.relBy ||
    a.place !== b.place ||
    a.hidden !== b.hidden ||
    a.misses !== b.misses ||
    a.lostOn !== b.lostOn ||
    a.seenAt !== b.seenAt
  );
}

type Add = (
  kind: EventKind,
  target: string,
  before: LinkState | null,
  after: LinkState,
  detail?: EventDraft["detail"],
) => void;

function tellPresent(
  before: LinkState | null,
  after: LinkState,
  target: string,
  readBefore: boolean,
  add: Add,
): void {
  if (before === null) {
    add(readBefore ? "gained" : "known", target, null, after);
    return;
  }
  switch (before.presence) {
    case "reported":
      // Its class may differ from what was reported: the event moves it.
      add(before.lostOn === null ? "verified" : "returned", target, before, after);
      return;
    case "not_found":
    case "lost":
      add("returned", target, before, after);
      return;
    case "missed":
      add("recovered", target, { ...before, relClass: after.relClass }, after);
      break;
    case "found":
      break;
    default:
      before.presence satisfies never;
  }
  tellProperties(before, after, target, add);
}

function tellProperties(before: LinkState, after: LinkState, target: string, add: Add): void {
  if (before.relClass !== after.relClass || decisiveRel(before.rel) !== decisiveRel(after.rel)) {
    add("rel_changed", target, before, after, {
      from: before.relClass,
      to: after.relClass,
      fromRel: before.rel,
      toRel: after.rel,
      by: after.relBy,
      ...snapshotOf(after),
    });
  }
  const same = { ...after, relClass: before.relClass };
  const unmoved = { ...before };
  if (
    fold(before.anchor) !== fold(after.anchor) ||
    (before.anchorKind === "image") !== (after.anchorKind === "image")
  ) {
    add("anchor_changed", target, unmoved, same, {
      from: before.anchor,
      to: after.anchor,
      ...snapshotOf(after),
    });
  }
  if (before.place !== after.place) {
    add("place_changed", target, unmoved, same, {
      from: before.place,
      to: after.place,
      ...snapshotOf(after),
    });
  }
  if (before.hidden !== after.hidden) {
    add("hidden_changed", target, unmoved, same, { hidden: after.hidden, ...snapshotOf(after) });
  }
}

function fold(anchor: string | null): string {
  return cleanText(anchor ?? "").toLowerCase();
}

function missed(before: LinkState, reason: LossReason, look: Look, rule: LossRule, today: string): LinkState {
  const row = countMiss({ misses: before.misses, since: before.missedAt }, look.at, rule);
  if (!row.counted) return before;
  const counted = { ...before, misses: row.misses, missedAt: row.since };
  if (before.presence === "reported") {
    return row.settled ? { ...counted, presence: "not_found", lossReason: reason } : counted;
  }
  return row.settled
    ? { ...counted, presence: "lost", lostOn: today, lossReason: reason }
    : { ...counted, presence: "missed", lossReason: reason };
}

function reasonFor(
  target: string,
  before: LinkState,
  seen: ReadonlyMap<string, SeenLink>,
  known: ReadonlyMap<string, LinkState>,
  look: Look,
): LossReason {
  if (look.httpStatus === 404 || look.httpStatus === 410 || look.soft404) return "page_gone";
  if (redirectedAway(look)) return "page_redirected";
  const domain = domainOf(target);
  for (const [other, link] of seen) {
    const isNew = !known.has(other);
    if (isNew && domainOf(other) === domain && fold(link.anchor) === fold(before.anchor))
      return "target_changed";
  }
  return "removed";
}

function pageEvents(page: PageState, look: Look, today: string): EventDraft[] {
  if (!page.everRead) return [];
  const events: EventDraft[] = [];
  const add = (kind: EventKind, detail: EventDraft["detail"]) =>
    events.push({
      kind,
      origin: "observed",
      occurredOn: today,
      target: null,
      fromClass: null,
      toClass: null,
      detail,
    });
  if (look.robots.noindex !== page.noindex) {
    add(look.robots.noindex ? "noindexed" : "indexable", { by: look.robots.noindexBy });
  }
  const elsewhere = canonicalElsewhere(look);
  if (elsewhere !== page.canonicalElsewhere) {
    add(elsewhere ? "canonical_away" : "canonical_back", { canonical: look.canonical });
  }
  return events;
}

/** The page names another page as its canonical one (Google Search Central, "Consolidate duplicate URLs"). */
export function canonicalElsewhere(look: Look): boolean {
  return look.canonical !== null && looseKey(look.canonical) !== looseKey(look.finalUrl);
}
