/**
 * One of Google's sample addresses against what we know: whether the page or at least its domain is in the profile, and
 * whether it still links. "Gone" is what a look of ours found; a report or a person alone does not say it.
 */
import type { RemovalStatus } from "../removal/status.ts";
import { dropTracking, normaliseUrl, parseHttpUrl } from "../url.ts";
import type { CaseKind } from "./state.ts";

/** The page is known with its links; only its domain is; nothing of it is. */
export type SampleMatch = "page" | "domain" | "none";

export const SAMPLE_STATES = ["live", "gone", "reported_gone", "unknown"] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

/** Links of a page or a domain into the site. */
export interface LinkCounts {
  live: number;
  /** Not live, as a look of ours found. */
  gone: number;
  /** Not live, as a report says. */
  reported: number;
}

/** A page of one's own. */
export interface OwnPage {
  /** Live followed links from it to other sites. */
  followed: number;
  /** It was read to its end, or it is gone. */
  looked: boolean;
}

export type SampleFacts =
  | { kind: "links_to"; page: LinkCounts | null; domain: LinkCounts | null }
  /** `own`: the address belongs to the site. */
  | { kind: "links_from"; own: boolean; page: OwnPage | null };

export interface MatchedSample {
  match: SampleMatch;
  state: SampleState;
  /** Live links that it is about: of the page, else of the domain; of one's own page the followed ones. */
  links: number;
}

const sum = ({ live, gone, reported }: LinkCounts) => live + gone + reported;

export function matchSample(facts: SampleFacts): MatchedSample {
  if (facts.kind === "links_from") {
    if (facts.page === null) return { match: facts.own ? "domain" : "none", state: "unknown", links: 0 };
    const { followed, looked } = facts.page;
    return { match: "page", state: followed > 0 ? "live" : looked ? "gone" : "unknown", links: followed };
  }
  const { page, domain } = facts;
  if (page !== null && sum(page) > 0) return { match: "page", state: stateOf(page), links: page.live };
  if (domain !== null && sum(domain) > 0)
    // Nobody looked at the page itself: what other pages of its domain have lost says nothing of it.
    return { match: "domain", state: domain.live > 0 ? "live" : "unknown", links: domain.live };
  return { match: "none", state: "unknown", links: 0 };
}

function stateOf({ live, gone }: LinkCounts): SampleState {
  if (live > 0) return "live";
  return gone > 0 ? "gone" : "reported_gone";
}

/** Addresses under which the page of a sample may be known: other scheme, www, slash at the end, tracking taken out. */
export function sampleAddresses(url: string): string[] {
  const found = new Set<string>();
  for (const written of [url, dropTracking(url)]) {
    const parsed = parseHttpUrl(written);
    if (parsed === null) continue;
    const bare = parsed.hostname.replace(/^www\./, "");
    const hosts = bare.includes(".") ? [parsed.hostname, bare, `www.${bare}`] : [parsed.hostname];
    const path = parsed.pathname;
    const paths = path === "/" ? [path] : [path, path.endsWith("/") ? path.slice(0, -1) : `${path}/`];
    const port = parsed.port === "" ? "" : `:${parsed.port}`;
    for (const scheme of [parsed.protocol, "https:", "http:"])
      for (const host of hosts)
        for (const one of paths) {
          const address = normaliseUrl(`${scheme}//${host}${port}${one}${parsed.search}`);
          if (address !== null) found.add(address);
        }
  }
  return [...found];
}

/** A sample with everything that is known of it now. */
export interface SampleLine extends MatchedSample {
  id: string;
  url: string;
  domain: string;
  round: number;
  /** YYYY-MM-DD of the last look at the page; null: none yet. */
  lookedOn: string | null;
  /** The request to remove its links, of the page or else of the domain. */
  removal: { id: string; name: string; status: RemovalStatus } | null;
  /** The disavow version of the case names it. */
  disavowed: boolean;
  /** Marked for the next disavow file. */
  marked: boolean;
  /** Where one's own page links to, the first ones. */
  targets: string[];
}

/** Samples that something is still to be done about: they link, and no disavow names them. */
export const isLeft = ({ state, disavowed }: Pick<SampleLine, "state" | "disavowed">, kind: CaseKind) =>
  state === "live" && (kind === "links_from" || !disavowed);
