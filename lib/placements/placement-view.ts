// The state of the table of promises as it stands in the address.
import { z } from "zod";
import { PlacementFilter } from "./schema.ts";
import { PLACEMENT_SORTS, type PlacementSort } from "./types.ts";

export interface PlacementView {
  filter: PlacementFilter;
  sort: PlacementSort;
  dir: "asc" | "desc";
  /** Cursors; at most one of the two. */
  after: string | null;
  before: string | null;
  /** How many rows stand before this page. */
  from: number;
  /** The placement whose drawer is open. */
  open: string | null;
  /** The form to add one stands open. */
  add: boolean;
}

const Place = z.object({
  sort: z
    .string()
    .regex(/^-?[a-z]+$/)
    .catch("status")
    .default("status"),
  after: z.string().max(20_000).nullable().catch(null).default(null),
  before: z.string().max(20_000).nullable().catch(null).default(null),
  from: z.coerce.number().int().min(0).max(1e9).catch(0).default(0),
  open: z.uuid().nullable().catch(null).default(null),
  add: z.literal("1").nullable().catch(null).default(null),
});

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the address. What does not parse is as if it were not there; worst first when nothing else is said. */
export function readPlacementView(params: Params): PlacementView {
  const filter = PlacementFilter.parse(params);
  const place = Place.parse(params);
  const sort = PLACEMENT_SORTS.find((one) => one === place.sort.replace(/^-/, ""));
  return {
    filter,
    sort: sort ?? "status",
    dir: sort !== undefined && place.sort.startsWith("-") ? "desc" : "asc",
    after: place.before === null ? place.after : null,
    before: place.before,
    from: place.from,
    open: place.open,
    add: place.add === "1",
  };
}

/** The same view as parameters of an address, each in one spelling, defaults left out. */
export function placementViewParams(
  view: PlacementView,
): Record<string, string | readonly string[] | undefined> {
  const { filter } = view;
  return {
    status: filter.status,
    tactic: filter.tactic,
    tag: filter.tag,
    expiring: filter.expiring,
    hand: filter.hand,
    eyes: filter.eyes,
    archived: filter.archived,
    q: filter.q || undefined,
    sort:
      view.sort === "status" && view.dir === "asc"
        ? undefined
        : `${view.dir === "desc" ? "-" : ""}${view.sort}`,
    after: view.after ?? undefined,
    before: view.before ?? undefined,
    from: view.from > 0 ? String(view.from) : undefined,
    open: view.open ?? undefined,
  };
}
