// The state of a report as it stands in the address: order, place, search. Every report of the profile reads it alike;
// what each may be narrowed by beside that is its own filter.
import { z } from "zod";

/** What a page is given of its address. */
export type ReportParams = Readonly<Record<string, string | string[] | undefined>>;

export interface ReportView<S extends string> {
  sort: S;
  dir: "asc" | "desc";
  /** Cursors; at most one of the two. */
  after: string | null;
  before: string | null;
  /** How many rows stand before this page. */
  from: number;
}

export interface ReportOrder<S extends string> {
  sort: S;
  dir: "asc" | "desc";
}

const cursor = z.string().max(20_000).nullable().catch(null).default(null);
const Place = z.object({
  sort: z
    .string()
    .regex(/^-?[a-z]+$/)
    .catch("")
    .default(""),
  after: cursor,
  before: cursor,
  from: z.coerce.number().int().min(0).max(1e9).catch(0).default(0),
});

/** Text that a person searches for, without what PostgreSQL refuses (NUL). */
export const SearchText = z
  .string()
  .trim()
  .max(200)
  .transform((value) => value.replaceAll("\0", ""))
  .catch("")
  .default("");

/** A filter of several values, given once, repeated or with commas; unknown ones are left out. */
export const listOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat().flatMap((part) => part.split(","))))
    .transform((given) => values.filter((value): value is T[number] => given.includes(value)));

/** Reads order and place. What does not parse is as if it were not there. @param first the order of a fresh view */
export function readReportView<S extends string>(
  params: ReportParams,
  sorts: readonly S[],
  first: ReportOrder<S>,
): ReportView<S> {
  const place = Place.parse(params);
  const sort = sorts.find((one) => one === place.sort.replace(/^-/, ""));
  return {
    sort: sort ?? first.sort,
    dir: sort === undefined ? first.dir : place.sort.startsWith("-") ? "desc" : "asc",
    after: place.before === null ? place.after : null,
    before: place.before,
    from: place.from,
  };
}

/** Order and place as parameters of an address, defaults left out. */
export function reportViewParams<S extends string>(
  view: ReportView<S>,
  first: ReportOrder<S>,
): Record<string, string | undefined> {
  const isFirst = view.sort === first.sort && view.dir === first.dir;
  return {
    sort: isFirst ? undefined : `${view.dir === "desc" ? "-" : ""}${view.sort}`,
    after: view.after ?? undefined,
    before: view.before ?? undefined,
    from: view.from > 0 ? String(view.from) : undefined,
  };
}
