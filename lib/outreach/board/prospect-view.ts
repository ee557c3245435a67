// The state of a campaign's board and table as it stands in the address.
import { z } from "zod";
import { ProspectFilter } from "./schema.ts";
import { PROSPECT_SORTS, type ProspectSort } from "./types.ts";

export interface ProspectView {
  as: "board" | "table";
  filter: ProspectFilter;
  sort: ProspectSort;
  dir: "asc" | "desc";
  /** Cursors; at most one of the two. */
  after: string | null;
  before: string | null;
  /** How many rows stand before this page. */
  from: number;
  /** The prospect whose drawer is open. */
  prospect: string | null;
}

const Place = z.object({
  as: z.enum(["board", "table"]).catch("board").default("board"),
  sort: z
    .string()
    .regex(/^-?[a-z]+$/)
    .catch("-moved")
    .default("-moved"),
  after: z.string().max(20_000).nullable().catch(null).default(null),
  before: z.string().max(20_000).nullable().catch(null).default(null),
  from: z.coerce.number().int().min(0).max(1e9).catch(0).default(0),
  prospect: z.uuid().nullable().catch(null).default(null),
});

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the address. What does not parse is as if it were not there; the last moved first when nothing else is said. */
export function readProspectView(params: Params): ProspectView {
  const place = Place.parse(params);
  const sort = PROSPECT_SORTS.find((one) => one === place.sort.replace(/^-/, ""));
  return {
    as: place.as,
    filter: ProspectFilter.parse(params),
    sort: sort ?? "moved",
    dir: sort === undefined || place.sort.startsWith("-") ? "desc" : "asc",
    after: place.before === null ? place.after : null,
    before: place.before,
    from: place.from,
    prospect: place.prospect,
  };
}

/** The filter as parameters of an address, what is empty left out. */
export function prospectFilterParams(
  filter: ProspectFilter,
): Record<string, string | readonly string[] | undefined> {
  const { stage, owner, origin, reason, due, q } = filter;
  return { stage, owner, origin, reason, due, q: q || undefined };
}

/** The same view as parameters of an address, each in one spelling, defaults left out. */
export function prospectViewParams(
  view: ProspectView,
): Record<string, string | readonly string[] | undefined> {
  return {
    ...prospectFilterParams(view.filter),
    as: view.as === "board" ? undefined : view.as,
    sort:
      view.sort === "moved" && view.dir === "desc"
        ? undefined
        : `${view.dir === "desc" ? "-" : ""}${view.sort}`,
    after: view.after ?? undefined,
    before: view.before ?? undefined,
    from: view.from > 0 ? String(view.from) : undefined,
    prospect: view.prospect ?? undefined,
  };
}
