/**
 * One look laid over what was known of a page's links: which rows change, and which events tell it. Pure,
 * so that "each change made to a page gives exactly its event and nothing else" is a table of cases.
 * Only a conclusive look can miss a link; what was cut off, walled or unreadable judges nothing.
 */
import { snapshotOf } from "./context-snapshot.ts";
import { foldAnchor } from "./diff/fold-anchor.ts";
import { mergeStates } from "./diff/merge-states.ts";
import { type PageState, pageEvents } from "./diff/page-events.ts";
import { type TellChange, tellPresent } from "./diff/tell-changes.ts";
import { domainOf } from "./domain.ts";
import { countsAs, type EventDraft, type LinkState, type LossReason } from "./link-state.ts";
import { isConclusive, type Look, redirectedAway, redirectedHome } from "./look.ts";
import { countMiss, type LossRule } from "./loss.ts";
import type { SeenLink } from "./seen-links.ts";
import { looseKey } from "./url.ts";

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
  const add: TellChange = (kind, target, before, after, detail = snapshotOf(after)) => {
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
    if (isNew && domainOf(other) === domain && foldAnchor(link.anchor) === foldAnchor(before.anchor))
      return "target_changed";
  }
  return "removed";
}
