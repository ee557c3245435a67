"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "#components/ui/format";
import { IconButton } from "#components/ui/icon-button";
import { useRowSelection } from "#components/ui/row-selection";

interface BulkBarProps {
  /** Shown in place of the exact total when it was capped: "10,000+". */
  totalText?: string | undefined;
  /** Buttons; they name the number (useRowSelection().count). */
  children: ReactNode;
}

/** What can be done with the selected rows; there while something is selected. */
export function BulkBar({ totalText, children }: BulkBarProps) {
  const { selection, count, total, selectAll, clear } = useRowSelection();
  if (count === 0) return null;
  return (
    <section aria-label="Selection" data-bulk-bar className="bulk-bar">
      <span role="status" className="flex-none font-medium tabular-nums">
        {formatCount(count)} selected
      </span>
      {selection.kind !== "all" && total > count ? (
        <button type="button" className="link flex-none text-sm max-md:hidden" onClick={selectAll}>
          Select all {totalText ?? formatCount(total)}
        </button>
      ) : null}
      <div className="ml-auto flex flex-none items-center gap-2">
        {children}
        <IconButton label="Clear the selection" shortcut="Esc" icon={<X aria-hidden />} onClick={clear} />
      </div>
    </section>
  );
}
