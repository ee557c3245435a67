"use client";
import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { Checkbox } from "#components/ui/check";
import { openRow } from "#components/ui/row-keys";
import { useRowSelection } from "#components/ui/row-selection";
import { Cell, HeadCell } from "#components/ui/table";

interface RowProps {
  id: string;
  /** Its drawer is open. */
  open?: boolean | undefined;
  children: ReactNode;
}

/** A row that can be selected and opened: a click anywhere but on a control follows its RowLink. */
export function Row({ id, open, children }: RowProps) {
  const { isSelected } = useRowSelection();
  const onClick = (event: MouseEvent<HTMLTableRowElement>) => {
    const onControl = (event.target as HTMLElement).closest("a, button, input, label, select") !== null;
    // Text that was just marked to be copied is not a click.
    const marking = (window.getSelection()?.toString().length ?? 0) > 0;
    if (!onControl && !marking) openRow(event.currentTarget);
  };
  return (
    <tr
      data-row={id}
      data-selected={isSelected(id) || undefined}
      data-open={open || undefined}
      tabIndex={-1}
      onClick={onClick}
    >
      {children}
    </tr>
  );
}

/** The link in a row's main cell that opens its drawer. One in each row. */
export function RowLink({ href, children, ...rest }: ComponentProps<typeof Link> & { href: string }) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      {...rest}
      data-row-link
      className="block min-w-0 rounded-sm py-0.5 md:py-1"
    >
      {children}
    </Link>
  );
}

/** The cell with the row's box. `name` is what the row is about. */
export function SelectCell({ id, name }: { id: string; name: string }) {
  const { isSelected, toggle } = useRowSelection();
  return (
    <Cell phone="select">
      <Checkbox
        aria-label={`Select ${name}`}
        checked={isSelected(id)}
        onChange={() => {}}
        // A change event does not tell whether Shift was held; a click does, from the keyboard too.
        onClick={(event) => toggle(id, event.shiftKey)}
      />
    </Cell>
  );
}

/** The head's box: all rows of this page. */
export function SelectPageCell() {
  const { ids, isSelected, togglePage } = useRowSelection();
  const on = ids.filter(isSelected).length;
  return (
    <HeadCell>
      <Checkbox
        aria-label="Select the rows of this page"
        checked={ids.length > 0 && on === ids.length}
        mixed={on > 0 && on < ids.length}
        onChange={togglePage}
      />
    </HeadCell>
  );
}
