"use client";
import type { MouseEvent, ReactNode } from "react";
import { openRow, useRowKeys } from "#components/ui/row-keys";

/** The keys of the list: j and k move, Enter and e open. */
export function TodayKeys({ openId }: { openId: string | undefined }) {
  useRowKeys(null, openId);
  return null;
}

/** A row that a click anywhere but on a control opens. */
export function TodayRow({ id, open, children }: { id: string; open: boolean; children: ReactNode }) {
  const onClick = (event: MouseEvent<HTMLTableRowElement>) => {
    const onControl = (event.target as HTMLElement).closest("a, button, input, label, select") !== null;
    if (!onControl) openRow(event.currentTarget);
  };
  return (
    <tr data-row={id} data-open={open || undefined} tabIndex={-1} onClick={onClick}>
      {children}
    </tr>
  );
}
