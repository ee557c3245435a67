/**
 * One reason to doubt a link, as a person reads it: named, dated, with its weight and where to see it. Nothing in the
 * audit is a number without one of these behind it.
 */

/** Families: two signals of one family are two views of one thing, and count as one kind of evidence. */
export const FAMILY_OF = {
  network: "network",
  shared_outgoing: "network",
  shared_template: "network",
  address_block: "network",
  same_anchor: "anchors",
  money_anchors: "anchors",
  spam_words: "words",
  doubtful_words: "words",
  foreign_script: "words",
  sitewide: "placement",
  footer: "placement",
  hidden_links: "hidden",
  many_outgoing: "page",
  spam_neighbours: "neighbours",
  hacked_page: "host",
  parked: "host",
  expired: "host",
  noindex_host: "host",
  statistics_site: "host",
  vendor_score: "vendor",
  paid_followed: "policy",
} as const;

export type Signal = keyof typeof FAMILY_OF;
export type Family = (typeof FAMILY_OF)[Signal];

/** What a removal or a disavow would name: the whole domain, one host of it, single pages, or nothing. */
export type Act = "domain" | "host" | "page" | "none";

export interface Evidence {
  signal: Signal;
  /** Points, 0–100. */
  weight: number;
  sentence: string;
  /** YYYY-MM-DD; the look that saw it, where we looked. */
  seenOn: string | null;
  /** YYYY-MM-DD; the day from which it is so, where only reports say. */
  since: string | null;
  /** URLs or anchors, at most `SAMPLE`. */
  sample: readonly string[];
  act: Act;
  /** The hosts or URLs that `act` means, where it is not the whole domain. */
  at: readonly string[];
}

/** As many examples are shown. */
export const SAMPLE = 5;

/** Evidence with what most of it does not say. */
export function evidence(
  told: Pick<Evidence, "signal" | "weight" | "sentence" | "act"> & Partial<Evidence>,
): Evidence {
  return {
    seenOn: null,
    since: null,
    at: [],
    ...told,
    sample: [...new Set(told.sample)].slice(0, SAMPLE),
  };
}

/** The latest of some days (YYYY-MM-DD); null of none. */
export function latestDay(days: readonly string[]): string | null {
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}

/** "1 page", "1,200 pages". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** A share of 0–1 as whole percent, never rounded to nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? "less than 1 %" : `${Math.round(share * 100)} %`;
}

/** An anchor as a quotation that fits a sentence. */
export function quote(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}
