// The state of a view (filter, sort, page, open row) is its address. These make the next address from this one.

/** What Next hands to a page as `searchParams`, awaited; or a plain record. */
export type ViewParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Changes to the address: a value sets, a list repeats, null takes away. */
export type ViewChanges = Readonly<Record<string, string | number | readonly string[] | null>>;

/** Back to the first page of a list. */
export const FIRST_PAGE = { after: null, before: null, from: null } as const satisfies ViewChanges;

/** The same view with some parameters changed. Names are kept in order, so that equal views have equal addresses. */
export function viewHref(path: string, params: ViewParams, changes: ViewChanges = {}): string {
  const next = new URLSearchParams();
  const names = [...new Set([...Object.keys(params), ...Object.keys(changes)])].sort();
  for (const name of names) {
    const value = name in changes ? changes[name] : params[name];
    if (value === null || value === undefined || value === "") continue;
    if (typeof value === "string" || typeof value === "number") next.append(name, String(value));
    else for (const part of value) next.append(name, part);
  }
  const query = next.toString();
  return query ? `${path}?${query}` : path;
}

interface SortState {
  column: string;
  direction: "asc" | "desc";
}

/**
 * The address that sorts by `column` (parameter `sort`: "authority" or "-authority"), back on the first page:
 * the other direction when it is sorted by it already, else the column's own first direction.
 */
export function sortHref(
  path: string,
  params: ViewParams,
  column: string,
  now: SortState,
  first: "asc" | "desc" = "asc",
): string {
  const direction = now.column === column ? (now.direction === "asc" ? "desc" : "asc") : first;
  return viewHref(path, params, {
    sort: direction === "desc" ? `-${column}` : column,
    after: null,
    before: null,
    open: null,
  });
}

/** The address with one value of a repeated parameter (a facet) switched on or off, back on the first page. */
export function toggleHref(path: string, params: ViewParams, name: string, value: string): string {
  const now = params[name];
  const values = now === undefined ? [] : typeof now === "string" ? [now] : [...now];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return viewHref(path, params, {
    [name]: next.length > 0 ? next : null,
    after: null,
    before: null,
    open: null,
  });
}
