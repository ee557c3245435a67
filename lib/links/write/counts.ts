// What one link adds to its pair of domains and to the referring domain of a site, told twice: of a state in memory for
// the writer, and of a row for whoever counts anew. Both name the columns of domain_link and referring_domain.
import { countsAs, isLive, isVerified, type LinkState } from "#lib/core/link-state";

const CLASSES = ["follow", "nofollow", "ugc", "sponsored"] as const;
const PLACES = ["content", "navigation", "header", "footer", "sidebar", "comments"] as const;
const KINDS = ["image", "redirect"] as const;

/** Columns that both tables have, each a number of links. */
export const COUNTS = [
  "links",
  "live",
  "verified",
  "waiting",
  "not_found",
  ...CLASSES,
  ...PLACES,
  ...KINDS,
] as const;
export type CountName = (typeof COUNTS)[number];
export type Counts = Record<CountName, number>;

const NONE = Object.freeze(Object.fromEntries(COUNTS.map((name) => [name, 0])) as Counts);

/** Counts of no link. */
export const noLinks = (): Counts => ({ ...NONE });

const hasColumn = (name: string): name is CountName => name in NONE;

/** The columns in which a link counts one each. Places, classes and kinds are those of live links. */
export function columnsOf(state: LinkState): CountName[] {
  const columns: CountName[] = ["links"];
  if (isVerified(state)) columns.push("verified");
  if (state.presence === "reported") columns.push("waiting");
  if (state.presence === "not_found") columns.push("not_found");
  if (!isLive(state)) return columns;
  columns.push("live");
  for (const name of [countsAs(state), state.place, state.kind]) {
    if (name !== null && hasColumn(name)) columns.push(name);
  }
  return columns;
}

const live = (column: string, values: readonly string[]) =>
  values.map((name) => `count(*) FILTER (WHERE live AND ${column} = '${name}')::int AS ${name}`);

/** The same of rows of `link`, as the columns of a SELECT with GROUP BY, in the order of COUNTS. */
export const COUNTED = [
  "count(*)::int AS links",
  "count(*) FILTER (WHERE live)::int AS live",
  "count(*) FILTER (WHERE presence IN ('found', 'missed'))::int AS verified",
  "count(*) FILTER (WHERE presence = 'reported')::int AS waiting",
  "count(*) FILTER (WHERE presence = 'not_found')::int AS not_found",
  ...live("rel_class", CLASSES),
  ...live("place", PLACES),
  ...live("kind", KINDS),
].join(", ");
