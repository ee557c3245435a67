import Link from "next/link";
import { formatCount } from "#components/ui/format";
import { Pager } from "#components/ui/pager";
import { FIRST_PAGE, type ViewParams, viewHref } from "#components/ui/view-href";

interface CursorPagerProps {
  path: string;
  /** The view as the address has it. */
  params: ViewParams;
  /** Where the page begins: its cursors, and how many rows come before. */
  place: { after: string | null; before: string | null; from: number };
  page: { lines: readonly unknown[]; previous: string | null; next: string | null };
  /** Rows a page. */
  limit: number;
  /** Rows a page that may be chosen, the usual number first; the choice stands in the address as `rows`. */
  sizes?: readonly number[] | undefined;
  /** How many rows there are, in words. */
  total: string;
  /** Parts of the address that belong to a row and go with it. */
  drop: readonly string[];
}

/** Back and forth through a table that is read by cursors: "51–100 of 2,310". */
export function CursorPager({ path, params, place, page, limit, sizes, total, drop }: CursorPagerProps) {
  const { lines, previous, next } = page;
  const usual = sizes?.[0];
  const from = place.after === null && place.before === null ? 0 : place.from;
  const dropped = Object.fromEntries(drop.map((name) => [name, null]));
  const to = (cursor: { after?: string; before?: string }, start: number) =>
    viewHref(path, params, {
      ...dropped,
      after: cursor.after ?? null,
      before: cursor.before ?? null,
      from: start > 0 ? start : null,
    });
  // Counting back to the start, the first page has no cursor: its address is the table's own.
  const back = Math.max(0, from - limit);
  const rows = lines.length === 0 ? "0" : `${formatCount(from + 1)}–${formatCount(from + lines.length)}`;
  return (
    <Pager
      previousHref={previous === null ? null : back === 0 ? to({}, 0) : to({ before: previous }, back)}
      nextHref={next === null ? null : to({ after: next }, from + lines.length)}
    >
      {rows} of {total}
      {sizes && (limit !== usual || next !== null || previous !== null) ? (
        <PageSizes
          sizes={sizes}
          limit={limit}
          to={(size) =>
            viewHref(path, params, { ...dropped, ...FIRST_PAGE, rows: size === usual ? null : size })
          }
        />
      ) : null}
    </Pager>
  );
}

interface PageSizesProps {
  sizes: readonly number[];
  limit: number;
  to: (size: number) => string;
}

function PageSizes({ sizes, limit, to }: PageSizesProps) {
  return (
    <span className="ml-4 max-md:hidden">
      Rows a page:{" "}
      {sizes.map((size) => (
        <Link
          key={size}
          href={to(size)}
          prefetch={false}
          aria-label={`${size} rows a page`}
          aria-current={size === limit ? "true" : undefined}
          className={size === limit ? "mr-2 font-medium text-text" : "link mr-2"}
        >
          {size}
        </Link>
      ))}
    </span>
  );
}
