/**
 * What a team should think about before it disavows: large sites that nobody disavows, and lines that reach further than
 * they look. Nothing here is refused; objections.ts refuses.
 */
import { type DisavowEntry, domainsOf, parentIn, printEntry, selfAndParents } from "./entry.ts";

/** A referring domain of the site, from the profile. */
export interface ReferringCount {
  /** Registrable domain or split-off host; lower case, punycode. */
  domain: string;
  /** Live followed links. */
  follow: number;
}

export interface DisavowWarning {
  code: "well_known" | "broad_line" | "broad_list";
  /** As it stands in the file; null: about all of them together. */
  line: string | null;
  message: string;
}

export interface Reach {
  /** Referring domains with followed links, and how many of them the entries disavow. */
  followed: number;
  covered: number;
}

/** Shares (0–1) of the followed domains from which on a list is broad, and domains without which none is. */
const BROAD_SHARE = 0.1;
const BROAD_DOMAINS = 10;
/** One line that names so many domains is a pattern. */
const BROAD_LINE = 5;

/**
 * @param wellKnown domains of large sites (lib/core/toxic/lists/known-sites.ts, as the team changed it)
 * @param referring the referring domains of the site; none: nothing is said of reach
 */
export function warnOfEntries(
  entries: readonly DisavowEntry[],
  { wellKnown, referring }: { wellKnown: Iterable<string>; referring: Iterable<ReferringCount> },
): { warnings: DisavowWarning[]; reach: Reach } {
  const { reach, byLine } = countReach(entries, referring);
  const warnings = [...wellKnownLines(entries, new Set(wellKnown)), ...broadLines(byLine, reach)];
  if (reach.covered >= BROAD_DOMAINS && reach.covered / reach.followed >= BROAD_SHARE) {
    warnings.push({
      code: "broad_list",
      line: null,
      message: `This covers ${shareOf(reach.covered, reach)} of your followed domains (${say(reach.covered)} of ${say(reach.followed)}). Links that help go with it.`,
    });
  }
  return { warnings, reach };
}

function wellKnownLines(entries: readonly DisavowEntry[], wellKnown: ReadonlySet<string>): DisavowWarning[] {
  const warnings: DisavowWarning[] = [];
  for (const entry of entries) {
    // One page of a large site is nobody's slip.
    const listed = entry.kind === "domain" ? parentIn(entry.value, wellKnown) : null;
    if (listed === null) continue;
    warnings.push({
      code: "well_known",
      line: printEntry(entry),
      message: `${listed} is a large site that everybody has links from. Disavow the one page, if any.`,
    });
  }
  return warnings;
}

function broadLines(byLine: ReadonlyMap<string, number>, reach: Reach): DisavowWarning[] {
  return [...byLine].flatMap(([host, covered]) =>
    covered < BROAD_LINE
      ? []
      : [
          {
            code: "broad_line",
            line: `domain:${host}`,
            message: `This line alone covers ${say(covered)} of your followed domains (${shareOf(covered, reach)}).`,
          },
        ],
  );
}

function countReach(
  entries: readonly DisavowEntry[],
  referring: Iterable<ReferringCount>,
): { reach: Reach; byLine: Map<string, number> } {
  const lines = domainsOf(entries);
  const byLine = new Map<string, number>();
  const reach = { followed: 0, covered: 0 };
  for (const { domain, follow } of referring) {
    if (follow === 0) continue;
    reach.followed++;
    let isCovered = false;
    for (const host of selfAndParents(domain)) {
      if (!lines.has(host)) continue;
      isCovered = true;
      byLine.set(host, (byLine.get(host) ?? 0) + 1);
    }
    if (isCovered) reach.covered++;
  }
  return { reach, byLine };
}

const say = (count: number) => count.toLocaleString("en");

const shareOf = (covered: number, { followed }: Reach) => {
  const percent = (covered / followed) * 100;
  return `${percent > 0 && percent < 1 ? "less than 1" : Math.round(percent)} %`;
};
