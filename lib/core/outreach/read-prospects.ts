/**
 * Sites in whatever a person pastes: a list of domains, rows of a spreadsheet, a page of search results, a resource
 * page. Addresses are found, never guessed: in running text a name counts only when it is written as an address.
 */
import { hasListedSuffix } from "../domain.ts";
import { dropTracking, isHomePage, parseHttpUrl } from "../url.ts";

export interface ReadProspect {
  /** Of the text or the table, from 1. */
  line: number;
  /** An http(s) address; a bare name stands as its home page. */
  url: string;
  /** The page that was named; null: a site as a whole was. */
  pageUrl: string | null;
  note: string | null;
  /** 0–100, a person's own. */
  fit: number | null;
  targetUrl: string | null;
  anchor: string | null;
}

export interface UnreadLine {
  line: number;
  text: string;
  reason: string;
}

export interface ReadProspects {
  found: ReadProspect[];
  /** Lines that should name a site and do not. */
  unread: UnreadLine[];
}

/** As much of a line as is told in a refusal. */
const TOLD = 200;
const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s<>"'`|\\^{}\u201c\u201d]+/giu;
/** What ends a sentence or closes a bracket around an address. */
const TAIL = /[.,;:!?\]*_…›»)]+$/u;

/** Every address of a text, in its order; lines that are one bare name count as one. Nothing is refused. */
export function readText(text: string): ReadProspect[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, at) => {
    const urls = urlsIn(line);
    const bare = urls.length === 0 ? sitesIn([line]) : [];
    return [...urls, ...bare].map((site) => prospectOf(site, at + 1));
  });
}

/** A list: each line names one site or several, between white space, commas or semicolons. */
export function readList(text: string): ReadProspects {
  const found: ReadProspect[] = [];
  const unread: UnreadLine[] = [];
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === "") continue;
    const urls = urlsIn(line);
    const words = line.trim().split(/[\s,;|]+/);
    const bare = urls.length > 0 ? [] : sitesIn(words, words.length === 1);
    const all = [...urls, ...bare];
    if (all.length === 0) {
      unread.push({
        line: at + 1,
        text: line.trim().slice(0, TOLD),
        reason: "There is no domain or address in it.",
      });
    }
    found.push(...all.map((site) => prospectOf(site, at + 1)));
  }
  return { found, unread };
}

interface Named {
  url: URL;
  /** Written as an address, not as a bare name. */
  isAddress: boolean;
}

const isAddress = (text: string) => /^https?:\/\//i.test(text);

function sitesIn(words: readonly string[], isMeant = false): Named[] {
  return words.flatMap((word) => {
    const url = readSite(word, isMeant);
    return url === null ? [] : [{ url, isAddress: isAddress(word.trim()) }];
  });
}

/** The addresses written out in a line, unwrapped from a search engine's own. */
function urlsIn(line: string): Named[] {
  return (line.match(ADDRESS) ?? []).flatMap((written) => {
    const open = written.includes("(") ? TAIL.source.replace(")", "") : TAIL.source;
    const bare = written.replace(new RegExp(open, "u"), "");
    const url = parseHttpUrl(/^www\./i.test(bare) ? `https://${bare}` : bare);
    return url === null || !url.hostname.includes(".")
      ? []
      : [{ url: unwrap(url), isAddress: isAddress(bare) }];
  });
}

/** Search engines lead to a result through an address of their own. */
const WRAPPERS: readonly { host: RegExp; path: RegExp; param: string }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, param: "q" },
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, param: "url" },
  { host: /^(?:html\.)?duckduckgo\.com$/, path: /^\/l\/?$/, param: "uddg" },
];

function unwrap(url: URL): URL {
  for (const { host, path, param } of WRAPPERS) {
    const within = host.test(url.hostname) && path.test(url.pathname) ? url.searchParams.get(param) : null;
    const inner = within === null ? null : parseHttpUrl(within);
    if (inner !== null) return inner;
  }
  return url;
}

/**
 * A cell or a word that names a site: an address, or a name under a known ending.
 * @param isMeant it stands where a site is expected: any ending will do
 */
export function readSite(text: string, isMeant = false): URL | null {
  const word = text
    .trim()
    .replace(/^[("'“<[]+/u, "")
    .replace(/[)"'”>\],;]+$/u, "");
  if (word === "" || /\s/.test(word) || word.includes("@")) return null;
  const url = parseHttpUrl(isAddress(word) ? word : `https://${word}`);
  if (url === null || !url.hostname.includes(".")) return null;
  return isAddress(word) || isMeant || hasListedSuffix(url.hostname) ? url : null;
}

function prospectOf({ url, ...named }: Named, line: number): ReadProspect {
  const href = dropTracking(url.href).replace(/#.*$/, "");
  const pageUrl = named.isAddress || !isHomePage(href) ? href : null;
  return { line, url: href, pageUrl, note: null, fit: null, targetUrl: null, anchor: null };
}

/** What a table may say of a prospect. */
export const PROSPECT_FIELDS = ["site", "page", "note", "fit", "target", "anchor"] as const;
export type ProspectField = (typeof PROSPECT_FIELDS)[number];
/** Which column each field is read from, from 0. */
export type ProspectColumns = Partial<Record<ProspectField, number>>;

const NAMES: Record<ProspectField, readonly string[]> = {
  site: [
    "domain",
    "site",
    "website",
    "rootdomain",
    "referringdomain",
    "prospect",
    "host",
    "hostname",
    "publication",
  ],
  page: [
    "url",
    "page",
    "pageurl",
    "address",
    "link",
    "sourceurl",
    "referringpageurl",
    "contacturl",
    "mention",
    "landingpage",
  ],
  note: ["note", "notes", "comment", "comments", "why", "remark", "remarks", "title"],
  fit: ["fit", "relevance", "score", "relevancescore", "fitscore"],
  target: ["target", "targeturl", "targetpage", "linkto", "ourpage"],
  anchor: ["anchor", "anchortext"],
};

const fold = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The columns of a header by their names; null when it names no site. */
export function columnsOf(header: readonly string[]): ProspectColumns | null {
  const names = header.map(fold);
  const columns: ProspectColumns = {};
  const taken = new Set<number>();
  for (const field of PROSPECT_FIELDS) {
    const at = names.findIndex((name, index) => !taken.has(index) && NAMES[field].includes(name));
    if (at < 0) continue;
    taken.add(at);
    columns[field] = at;
  }
  return columns.site === undefined && columns.page === undefined ? null : columns;
}

/** Rows of a table. A row whose site cannot be read is told with its reason; a fit that is no number is left out. */
export function readRows(
  rows: readonly { line: number; cells: readonly string[]; problem: string | null }[],
  columns: ProspectColumns,
): ReadProspects {
  const found: ReadProspect[] = [];
  const unread: UnreadLine[] = [];
  for (const { line, cells, problem } of rows) {
    const cell = (field: ProspectField) => cells[columns[field] ?? -1]?.trim() ?? "";
    if (cells.every((one) => one.trim() === "")) continue;
    const written = cell("page") || cell("site");
    const [named] = problem === null ? sitesIn([cell("page"), cell("site")], true) : [];
    if (named === undefined) {
      const reason =
        problem ??
        (written === "" ? "The row names no site." : `“${written.slice(0, 80)}” is no domain or address.`);
      unread.push({ line, text: cells.join(", ").slice(0, TOLD), reason });
      continue;
    }
    found.push({
      ...prospectOf(named, line),
      note: cell("note") || null,
      fit: readFit(cell("fit")),
      targetUrl: parseHttpUrl(cell("target"))?.href ?? null,
      anchor: cell("anchor") || null,
    });
  }
  return { found, unread };
}

function readFit(cell: string): number | null {
  const value = /^\d{1,3}(?:[.,]\d+)?\s*%?$/.test(cell)
    ? Number.parseFloat(cell.replace(",", "."))
    : Number.NaN;
  return value >= 0 && value <= 100 ? Math.round(value) : null;
}
