// A large profile, link by link: few domains, anchors and pages have most of the links, a domain keeps to its habits,
// dates lie within five years. Link `index` of one profile is always the same.
import type { StoredRelClass } from "#lib/core/link-state";
import type { ReportedLink } from "#lib/links/record-reports";
import { chance, zipf } from "./random.ts";

export const LARGE_SITE = "shop.example";
export const LARGE_DOMAINS = 60_000;
const TARGETS = 20_000;
const ANCHORS = 250_000;
const DAYS = 5 * 365;
/** The last of those days, as days since 1970: 2026-10-31. */
const LAST_DAY = 20_757;

const domainOf = zipf(LARGE_DOMAINS, 0.95);
const anchorOf = zipf(ANCHORS, 0.9);
const targetOf = zipf(TARGETS, 1);

const NAMES = ["blog", "news", "journal", "review", "forum", "garden", "travel", "daily", "club", "guide"];
const COMMON = [
  "Shop",
  "shop.example",
  "https://shop.example/",
  "click here",
  "website",
  "read more",
  "source",
];
const WORDS = [
  "best",
  "running",
  "shoes",
  "guide",
  "review",
  "cheap",
  "winter",
  "jacket",
  "size",
  "chart",
  "kids",
];

/** One in five links stands on the page of the one before it. */
const pageOf = (index: number) => index - Math.floor(index / 5);

const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** @param later days by which a later export has seen the link again */
export function largeRow(index: number, later = 0): ReportedLink {
  const page = pageOf(index);
  const domain = domainOf(chance(page, 1));
  const name = `${NAMES[domain % NAMES.length]}-${domain}.example`;
  const first = LAST_DAY - Math.floor(chance(index, 2) * DAYS);
  const seen = first + Math.floor(chance(index, 3) * (LAST_DAY - first));
  const lost = chance(index, 4) < 0.08 ? seen : null;
  const { relClass, rel } = relOf(chance(domain, 5) * 0.7 + chance(index, 5) * 0.3);
  const image = chance(index, 6) < 0.07;
  return {
    source: `https://${domain % 3 === 0 ? "www." : ""}${name}/${2021 + (page % 6)}/${WORDS[page % WORDS.length]}-${page}`,
    target: targetUrl(index, page),
    metrics: chance(index, 7) < 0.5 ? { rating: Math.floor(chance(domain, 8) * 90) } : null,
    report: {
      anchor: anchorText(habit(index, domain, 9, anchorOf)),
      anchorKind: image ? "image" : "text",
      relClass,
      rel,
      kind: image ? "image" : chance(index, 10) < 0.01 ? "redirect" : "text",
      contextLeft: chance(index, 11) < 0.3 ? `as ${WORDS[index % WORDS.length]} writes in` : null,
      contextRight: null,
      firstSeenOn: day(first),
      lastSeenOn: lost === null ? day(seen + later) : day(seen),
      lostOn: lost === null ? null : day(lost),
    },
  };
}

// Half of what a domain does it does again: its own few anchors, its own few pages of the site.
function habit(index: number, domain: number, salt: number, draw: (chance: number) => number): number {
  if (chance(index, salt) < 0.5) return draw(chance(index, salt + 100));
  return draw(chance(domain * 3 + Math.floor(chance(index, salt + 200) * 3), salt + 300));
}

function targetUrl(index: number, page: number): string {
  const domain = domainOf(chance(page, 1));
  let rank = habit(index, domain, 20, targetOf);
  // A page links once to one target.
  if (index % 5 === 0 && index > 0 && rank === habit(index - 1, domain, 20, targetOf))
    rank = (rank + 1) % TARGETS;
  return rank === 0
    ? `https://${LARGE_SITE}/`
    : `https://${LARGE_SITE}/${WORDS[rank % WORDS.length]}/${rank}`;
}

function anchorText(rank: number): string {
  const common = COMMON[rank];
  if (common !== undefined) return common;
  return `${WORDS[rank % WORDS.length]} ${WORDS[(rank * 7) % WORDS.length]} ${rank}`;
}

function relOf(drawn: number): { relClass: StoredRelClass; rel: string } {
  if (drawn < 0.66) return { relClass: "follow", rel: "" };
  if (drawn < 0.86) return { relClass: "nofollow", rel: "nofollow" };
  if (drawn < 0.9) return { relClass: "ugc", rel: "ugc nofollow" };
  if (drawn < 0.93) return { relClass: "sponsored", rel: "sponsored" };
  return { relClass: "unknown", rel: "" };
}
