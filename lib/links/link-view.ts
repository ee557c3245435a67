// The state of the table of links as it stands in the address: what is filtered, the order, the page, the columns,
// the open link. A colleague who is sent the address sees the same.
import { z } from "zod";
import { columnsParam, readColumns } from "./chosen-columns.ts";
import { LinkFilter } from "./link-filter.ts";
import { LINK_SORTS, type LinkSort } from "./types.ts";

/** Columns that may be left out. Status and the page at the other end always stand. */
export const LINK_COLUMNS = [
  "source",
  "target",
  "anchor",
  "rel",
  "place",
  "kind",
  "vendors",
  "known",
  "checked",
  "authority",
  "relevance",
  "tags",
  "assignee",
  "referrals",
] as const;
export type LinkColumn = (typeof LINK_COLUMNS)[number];

type Side = LinkFilter["side"];

/** The page at the other end of a link, by side: its column is the one that opens the link. */
export const mainColumn: Record<Side, "source" | "target"> = {
  inbound: "source",
  outbound: "target",
  internal: "source",
};

export const defaultColumns: Record<Side, readonly LinkColumn[]> = {
  inbound: ["anchor", "rel", "known"],
  outbound: ["source", "anchor", "rel"],
  internal: ["target", "anchor", "place"],
};

export interface LinkView {
  filter: LinkFilter;
  sort: LinkSort;
  dir: "asc" | "desc";
  /** The order where none was chosen, downwards. */
  first: LinkSort;
  /** Cursors; at most one of the two. */
  after: string | null;
  before: string | null;
  /** How many rows stand before this page, for "51–100 of 214": what the pager's links count. */
  from: number;
  open: { sourceId: number; targetId: number } | null;
  /** The open link is read from the other side. */
  flip: boolean;
  columns: readonly LinkColumn[];
  /** Similar links are one row. */
  group: boolean;
  /** Rows a page. */
  rows: number;
}

/**
 * Up to so many links on a side, the best ones come first without a word: each thousand of them costs two or three milliseconds
 * (docs/decisions/0025). Beyond, the newest do, which an index gives in their order.
 */
export const BEST_UP_TO = 100_000;

/** The order of a table where none was chosen. @param links how many its side has, whatever is filtered */
export const firstLinkSort = (links: number): LinkSort => (links <= BEST_UP_TO ? "relevance" : "known");

/** Rows a page that may be chosen; the first one is what nobody chose. */
export const PAGE_SIZES = [50, 100, 250, 500] as const;

const Place = z.object({
  sort: z
    .string()
    .regex(/^-?[a-z]+$/)
    .catch("")
    .default(""),
  after: z.string().max(20_000).nullable().catch(null).default(null),
  before: z.string().max(20_000).nullable().catch(null).default(null),
  from: z.coerce.number().int().min(0).max(1e9).catch(0).default(0),
  open: z
    .string()
    .regex(/^\d{1,9}-\d{1,9}$/)
    .nullable()
    .catch(null)
    .default(null),
  flip: z.literal("1").nullable().catch(null).default(null),
  group: z.literal("similar").nullable().catch(null).default(null),
  rows: z.coerce.number().catch(PAGE_SIZES[0]).default(PAGE_SIZES[0]),
});

/** What a page is given of its address. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the address. What does not parse is as if it were not there. @param first the order where none was chosen */
export function readLinkView(params: Params, first: LinkSort = "known"): LinkView {
  const filter = LinkFilter.parse(params);
  const place = Place.parse(params);
  const name = place.sort.replace(/^-/, "");
  const sort = LINK_SORTS.find((one) => one === name);
  const [sourceId, targetId] = (place.open ?? "").split("-").map(Number);
  return {
    filter,
    sort: sort ?? first,
    dir: sort === undefined || place.sort.startsWith("-") ? "desc" : "asc",
    first,
    after: place.before === null ? place.after : null,
    before: place.before,
    from: place.from,
    open: sourceId === undefined || targetId === undefined ? null : { sourceId, targetId },
    flip: place.flip === "1",
    columns: readColumns(params, columnsOf(filter.side), defaultColumns[filter.side]),
    group: place.group !== null,
    rows: PAGE_SIZES.find((size) => size === place.rows) ?? PAGE_SIZES[0],
  };
}

/** Those that may be chosen: the main one always stands. */
export const columnsOf = (side: Side): readonly LinkColumn[] =>
  LINK_COLUMNS.filter((column) => column !== mainColumn[side]);

/** The same view as parameters of an address, each in one spelling, defaults left out. */
export function linkViewParams(view: LinkView): Record<string, string | readonly string[] | undefined> {
  const { filter } = view;
  return {
    ...linkFilterParams(filter),
    sort:
      view.sort === view.first && view.dir === "desc"
        ? undefined
        : `${view.dir === "desc" ? "-" : ""}${view.sort}`,
    after: view.after ?? undefined,
    before: view.before ?? undefined,
    from: view.from > 0 ? String(view.from) : undefined,
    open: view.open ? `${view.open.sourceId}-${view.open.targetId}` : undefined,
    flip: view.flip ? "1" : undefined,
    group: view.group ? "similar" : undefined,
    rows: view.rows === PAGE_SIZES[0] ? undefined : String(view.rows),
    cols: columnsParam(view.columns, defaultColumns[filter.side]),
  };
}

/** A filter as parameters of an address. */
export function linkFilterParams(filter: LinkFilter): Record<string, string | readonly string[] | undefined> {
  return {
    side: filter.side,
    status: filter.status,
    rel: filter.rel,
    place: filter.place,
    kind: filter.kind,
    relevance: filter.relevance,
    language: filter.language,
    vendor: filter.vendor,
    sources: filter.sources,
    seen: filter.seen,
    opinion: filter.opinion,
    tag: filter.tag,
    care: filter.care,
    q: filter.q || undefined,
    domain: filter.domain || undefined,
    domains: filter.domains,
    anchor: filter.anchor,
    target: filter.target,
    anchors: filter.anchors,
    targets: filter.targets,
    live: filter.live,
    change: filter.change,
    since: filter.since,
    until: filter.until,
  };
}

/** Whether anything but the side is filtered. */
export function isFiltered(filter: LinkFilter): boolean {
  const { side: _side, ...rest } = linkFilterParams(filter);
  return Object.values(rest).some((value) => value !== undefined && value.length > 0);
}
