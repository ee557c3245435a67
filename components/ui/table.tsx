import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { ColumnGrip, SizedTable } from "#components/ui/sized-table";

/** Where a cell goes when a row becomes two lines on a phone; a cell without a place is left out there. */
export type PhonePlace = "select" | "main" | "second" | "status";

interface TableProps {
  /** Says what the table lists; for screen readers. */
  label: string;
  /** One width a column ("120px", "18%"); undefined takes the rest. */
  widths?: readonly (string | undefined)[] | undefined;
  /** Columns whose width can be changed, by their place in `widths`: "table.column"; null for one that cannot. */
  sized?: readonly (string | null)[] | undefined;
  /** Rows of 28 px, not 36, unless the person likes them higher. */
  dense?: boolean | undefined;
  /** Rows become two lines on a phone (else the table scrolls sideways). */
  lines?: boolean | undefined;
  /** With `lines`: there is no column of check boxes. */
  unselectable?: boolean | undefined;
  /** Cells may break into several lines. */
  wrap?: boolean | undefined;
  /** Below this width the table scrolls sideways, px. */
  minWidth?: number | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A table that scrolls inside its place, its head in sight. Children: `<thead>` and `<tbody>`. */
export function Table(props: TableProps) {
  const { label, widths, sized, dense, lines, unselectable, wrap, minWidth, className, children } = props;
  const look = clsx(
    "data-table",
    dense && "dense",
    lines && "lines",
    unselectable && "no-select",
    wrap && "wrap",
  );
  const style = minWidth === undefined ? {} : { minWidth };
  if (sized && widths) {
    return (
      <div className={clsx("table-scroll", className)} {...(minWidth === undefined ? {} : scrollable(label))}>
        <SizedTable label={label} className={look} style={style} columns={sized} widths={widths}>
          {children}
        </SizedTable>
      </div>
    );
  }
  return (
    <div className={clsx("table-scroll", className)} {...(minWidth === undefined ? {} : scrollable(label))}>
      <table aria-label={label} className={look} style={style}>
        {widths ? (
          <colgroup>
            {widths.map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <col key={index} style={width === undefined ? {} : { width }} />
            ))}
          </colgroup>
        ) : null}
        {children}
      </table>
    </div>
  );
}

/** What scrolls sideways must be reachable by keyboard, and then it has a name. */
function scrollable(label: string) {
  return { role: "region", "aria-label": label, tabIndex: 0 } as const;
}

interface HeadCellProps extends Omit<ComponentProps<"th">, "scope"> {
  number?: boolean | undefined;
  /** Over the cells that stay in sight when the table scrolls sideways (`phone="main"`). */
  main?: boolean | undefined;
  /** Its width can be changed: "table.column", and what it is called. */
  grip?: { column: string; name: string } | undefined;
}

export function HeadCell({ number, main, grip, className, children, ...rest }: HeadCellProps) {
  return (
    <th scope="col" {...rest} data-main={main || undefined} className={clsx(number && "number", className)}>
      {children}
      {grip ? <ColumnGrip {...grip} /> : null}
    </th>
  );
}

interface SortCellProps extends HeadCellProps {
  /** Where the view stands sorted by this column (sortHref makes it). */
  href: string;
  /** How it is sorted now; null when by another column. */
  direction: "asc" | "desc" | null;
}

/** A head that sorts: a link, so the order stands in the address. */
export function SortCell({ href, direction, children, ...rest }: SortCellProps) {
  const sorted = direction === "asc" ? "ascending" : direction === "desc" ? "descending" : "none";
  return (
    <HeadCell {...rest} aria-sort={sorted}>
      <Link href={href} prefetch={false} scroll={false}>
        {children}
        {direction === "asc" ? <ArrowUp aria-hidden /> : null}
        {direction === "desc" ? <ArrowDown aria-hidden /> : null}
      </Link>
    </HeadCell>
  );
}

interface CellProps extends ComponentProps<"td"> {
  number?: boolean | undefined;
  phone?: PhonePlace | undefined;
}

export function Cell({ number, phone, className, ...rest }: CellProps) {
  return <td {...rest} data-phone={phone} className={clsx(number && "number", className)} />;
}
