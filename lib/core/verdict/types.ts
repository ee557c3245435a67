/**
 * The words of a verdict: three axes (presence, access, flags), one headline, one sentence.
 * Closed sets, shared by the command line, the database and the screens.
 */
import type { LossReason } from "../link-state.ts";
import type { ExtractedLink, Placement } from "../link-types.ts";
import type { Access, Look } from "../look.ts";
import type { MatchRung } from "../match.ts";
import type { RelClass } from "../rel.ts";
import type { BrokenTerm } from "./broken-terms.ts";

/** `unknown` whenever the look was not conclusive; `lost` needs a history. */
export type Presence = "found" | "not_found" | "lost" | "unknown";

/** What is not as agreed, or worth knowing, about a link or its page. */
export type Flag =
  | "wrong_target"
  | "wrong_anchor"
  | "rel_changed"
  | "wrong_place"
  | "page_nofollow"
  | "noindex"
  | "robots_blocked"
  | "canonical_elsewhere"
  | "hidden"
  | "target_broken"
  | "target_redirects"
  | "soft_404"
  | "truncated"
  | "too_many_outlinks"
  | "context_changed"
  | "page_redirected";

/** The one status a person sees first. */
export type Headline =
  | "live"
  | "changed"
  | "missed"
  | "lost"
  | "not_found"
  | "blocked"
  | "unreachable"
  | "pending";

/** What was agreed. No anchor, rel or place given: any will do. */
export interface Promise_ {
  target: string;
  anchor?: string | null;
  rel?: RelClass | null;
  place?: Placement | null;
}

/** What is known of the link before the look that is judged. */
export interface LinkHistory {
  /** It was found at least once, ever. */
  found: boolean;
  /** Conclusive misses in a row, up to now. */
  misses: number;
  /** ISO 8601; the first of that row. */
  firstMissAt: string | null;
  /** ISO 8601; when it was last found. */
  lastSeenAt?: string | null;
}

/** What a look at a link's own target found; a whole `Look` will do. */
export type TargetLook = Pick<Look, "finalUrl" | "httpStatus" | "soft404">;

/** Why a conclusive look did not see the link. */
export type MissReason = Exclude<LossReason, "reported">;

/** The judgement of one look on one promise. */
export interface Verdict {
  presence: Presence;
  access: Access;
  flags: Flag[];
  /** What is not as agreed, promised and found side by side. Says nothing where presence is unknown. */
  broken: BrokenTerm[];
  headline: Headline;
  /** What is so, in plain words; a second sentence says when a missing link was last seen. */
  sentence: string;
  /** The next action, one sentence. */
  next: string;
  match: MatchRung;
  /** The link that decided: the agreed one, else one that leads to another page of the site. */
  link: ExtractedLink | null;
  /** What the link that was found tells a search engine; null when there is none. */
  relClass: RelClass | null;
  /** How many links of the page lead to the target. */
  occurrences: number;
  /** Null unless a conclusive look did not see the link. */
  missReason: MissReason | null;
  conclusive: boolean;
}
