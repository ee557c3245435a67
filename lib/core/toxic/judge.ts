/**
 * Adding up: evidence of one domain becomes points, a level, and what a person could do. Points are capped per family
 * and in all; what a harmless kind of site explains does not count; and one kind of evidence, or few facts, never make
 * a domain high.
 */
import type { AuditContext } from "./audit-context.ts";
import { type Act, type Evidence, FAMILY_OF, type Family, type Signal } from "./evidence.ts";
import type { DomainFacts } from "./facts.ts";
import { isInstitution } from "./host-lists.ts";
import { knownFacts } from "./known-facts.ts";
import type { Resolved } from "./resolve.ts";
import { signalsOf } from "./signals.ts";

export const LEVELS = ["safe", "low", "review", "high"] as const;
export type Level = (typeof LEVELS)[number];

export interface ToxicVerdict {
  domain: string;
  level: Level;
  /** 0–100; for sorting, never shown without its evidence. */
  score: number;
  /** Settled before any signal was asked; the evidence is still told. */
  resolved: Resolved | null;
  /** The heaviest first. */
  evidence: readonly Evidence[];
  /** Seen, and explained by what kind of site it is: counts nothing. */
  explained: readonly Evidence[];
  /** Why it is not high although its points would make it so. */
  heldBack: string | null;
  act: Act;
  /** Lines that a disavow would have, if it comes to that; empty where nothing is to be disavowed. */
  lines: readonly string[];
  /** One sentence for the row. */
  sentence: string;
}

const SCORE_MAX = 100;

/** A site that lists everybody has pages with hundreds of domains, frames and noindex, and bad marks from vendors. */
const EXPLAINED: ReadonlySet<Signal> = new Set([
  "many_outgoing",
  "sitewide",
  "footer",
  "noindex_host",
  "vendor_score",
]);

/** Families that say nothing of the other side, or only what others think. */
const NO_VOTE: ReadonlySet<Family> = new Set(["vendor", "policy"]);

/** @param shared evidence from the patterns that the domain stands in */
export function judgeDomain(
  facts: DomainFacts,
  context: AuditContext,
  resolved: Resolved | null,
  shared: readonly Evidence[],
): ToxicVerdict {
  const all = heaviestEach([...signalsOf(facts, context), ...shared]);
  const isList = all.some(({ signal }) => signal === "statistics_site");
  const counted = all.filter(({ signal }) => !isList || !EXPLAINED.has(signal));
  const explained = all.filter(({ signal }) => isList && EXPLAINED.has(signal));
  const families = pointsByFamily(counted, context.weights.adding.familyPoints);
  const score = Math.round(
    Math.min(
      SCORE_MAX,
      [...families.values()].reduce((sum, points) => sum + points, 0),
    ),
  );
  const base = { domain: facts.domain, evidence: counted, explained };
  if (resolved !== null) {
    return {
      ...base,
      level: "safe",
      score: 0,
      resolved,
      heldBack: null,
      act: "none",
      lines: [],
      sentence: resolved.sentence,
    };
  }
  const reached = levelOf(score, context.weights.levels);
  const heldBack = reached === "high" ? reasonToHold(facts, counted, context) : null;
  const level = heldBack === null ? reached : "review";
  const { act, lines } = level === "review" || level === "high" ? actOn(facts.domain, counted) : NOTHING;
  return {
    ...base,
    level,
    score,
    resolved,
    heldBack,
    act,
    lines,
    sentence: counted[0]?.sentence ?? "Nothing speaks against it.",
  };
}

/** The heaviest first, and one of each signal: a domain's own view and a group's may tell the same thing. */
function heaviestEach(told: readonly Evidence[]): Evidence[] {
  const bySignal = new Map<Signal, Evidence>();
  const sorted = told.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const one of sorted) if (!bySignal.has(one.signal)) bySignal.set(one.signal, one);
  return [...bySignal.values()];
}

const NOTHING: Pick<ToxicVerdict, "act" | "lines"> = { act: "none", lines: [] };

function pointsByFamily(evidence: readonly Evidence[], most: number): Map<Family, number> {
  const points = new Map<Family, number>();
  for (const { signal, weight } of evidence) {
    const family = FAMILY_OF[signal];
    points.set(family, Math.min(most, (points.get(family) ?? 0) + weight));
  }
  return points;
}

function levelOf(score: number, levels: AuditContext["weights"]["levels"]): Level {
  if (score >= levels.high) return "high";
  if (score >= levels.review) return "review";
  return score >= levels.low ? "low" : "safe";
}

function reasonToHold(
  facts: DomainFacts,
  evidence: readonly Evidence[],
  { weights, site }: AuditContext,
): string | null {
  const { votePoints, kinds, facts: fewest } = weights.adding;
  const strong = evidence.filter(({ weight }) => weight >= votePoints).map(({ signal }) => FAMILY_OF[signal]);
  if (new Set(strong.filter((family) => !NO_VOTE.has(family))).size < kinds)
    return "Held at review: high takes two strong kinds of evidence.";
  const { known, missing } = knownFacts(facts, site);
  if (known.length < fewest)
    return `Held at review: too little is known. Missing: ${missing.join(", ")}. Look at its pages first.`;
  return null;
}

/**
 * What the heaviest evidence asks for, so that a footer does not widen what was found on one page. Of an institution never
 * the whole domain.
 * @param evidence the heaviest first
 */
function actOn(domain: string, evidence: readonly Evidence[]): Pick<ToxicVerdict, "act" | "lines"> {
  const victim = isInstitution(domain) || evidence.some(({ signal }) => signal === "hacked_page");
  const asked = victim ? evidence.filter(({ act }) => act !== "domain") : evidence;
  if (asked.find(({ act }) => act !== "none")?.act === "domain")
    return { act: "domain", lines: [`domain:${domain}`] };
  const hosts = unique(asked, "host").map((host) => `domain:${host}`);
  const pages = unique(asked, "page");
  if (hosts.length > 0) return { act: "host", lines: hosts };
  if (pages.length > 0) return { act: "page", lines: pages };
  if (!victim) return NOTHING;
  // Pages that only evidence on the domain names, the examples that are addresses.
  const urls = [
    ...new Set(evidence.flatMap(({ sample }) => sample.filter((text) => /^https?:\/\//.test(text)))),
  ];
  return urls.length === 0 ? NOTHING : { act: "page", lines: urls };
}

function unique(evidence: readonly Evidence[], wanted: Act): string[] {
  return [...new Set(evidence.flatMap(({ act, at }) => (act === wanted ? at : [])))];
}
