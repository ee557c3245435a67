/**
 * One line of Common Crawl's `*-domain-ranks.txt`: tab-separated, below a header that starts with `#`
 * (`#harmonicc_pos #harmonicc_val #pr_pos #pr_val #host_rev #n_hosts`), the domain reversed (`com.example`).
 * https://commoncrawl.org/blog/web-graphs-of-domain-and-host-levels
 */

/** RFC 1035 §2.3.4 */
const NAME_MAX = 253;
const POSITION_MAX = 2_147_483_647;

/** Which field of a line is what, from 0. */
export interface RankColumns {
  position: number;
  pagerank: number;
  name: number;
}

/** The order in which the file has been published so far. */
export const usualColumns: RankColumns = { position: 0, pagerank: 2, name: 4 };

/** Reads a header line; null when it does not name the position and the domain. */
export function readRankHeader(line: string): RankColumns | null {
  const names = fieldsOf(line).map((name) => name.replace(/^#/, "").toLowerCase());
  const position = names.indexOf("harmonicc_pos");
  const name = names.indexOf("host_rev");
  return position < 0 || name < 0 ? null : { position, pagerank: names.indexOf("pr_pos"), name };
}

export interface RankLine {
  /** Lower case, punycode, in the usual order. */
  name: string;
  /** By harmonic centrality, from 1. */
  position: number;
  /** By PageRank, from 1; null when the line does not say. */
  pagerank: number | null;
}

/** Reads one line; null for a bad one. */
export function readRankLine(line: string, columns: RankColumns = usualColumns): RankLine | null {
  const fields = fieldsOf(line);
  const position = positionOf(fields[columns.position]);
  const name = nameOf(fields[columns.name] ?? "");
  if (position === null || name === null) return null;
  return { name, position, pagerank: positionOf(fields[columns.pagerank]) };
}

function fieldsOf(line: string): string[] {
  return line.includes("\t") ? line.split("\t") : line.trim().split(/\s+/);
}

function positionOf(field: string | undefined): number | null {
  const position = field === undefined || field === "" ? Number.NaN : Number(field);
  return Number.isInteger(position) && position >= 1 && position <= POSITION_MAX ? position : null;
}

function nameOf(reversed: string): string | null {
  const name = reversed.trim().split(".").reverse().join(".").toLowerCase();
  const ascii = /^[a-z0-9._-]+$/.test(name) ? name : URL.parse(`http://${name}`)?.hostname;
  if (ascii === undefined || ascii.length > NAME_MAX) return null;
  return ascii.split(".").every((label) => label !== "") && ascii.includes(".") ? ascii : null;
}
