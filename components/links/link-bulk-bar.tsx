"use client";
import type { ReactNode } from "react";
import { VerifyButton } from "#components/links/verify-button";
import { BulkBar } from "#components/ui/bulk-bar";
import { countOf, formatCount } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import { PICKED_MAX } from "#lib/links/limits";
import type { LinkFilter } from "#lib/links/link-filter";
import type { SelectionInput } from "#lib/runs/schema";

interface LinkBulkBarProps {
  workspace: string;
  site: string;
  /** What "all" means. */
  filter: LinkFilter;
  /** "10,000+" where the count was capped. */
  totalText: string;
  mayVerify: boolean;
  /** More buttons; they find the selection in useRowSelection(), ids as "sourceId-targetId". */
  children?: ReactNode;
}

/** What can be done with the selected links. A selection of all is the filter and the count that was seen. */
export function LinkBulkBar({ workspace, site, filter, totalText, mayVerify, children }: LinkBulkBarProps) {
  const { selection, count, clear } = useRowSelection();
  const picked = selection.kind === "ids" ? selection.ids.map(keyOf) : [];
  const chosen: SelectionInput =
    selection.kind === "all"
      ? { kind: "links", filter, count: selection.count }
      : { kind: "picked", links: picked };
  const words = selection.kind === "all" ? totalText : formatCount(count);
  return (
    <BulkBar totalText={totalText}>
      {mayVerify && picked.length <= PICKED_MAX ? (
        <VerifyButton
          workspace={workspace}
          site={site}
          selection={chosen}
          label={`Verify ${words}`}
          begun={
            selection.kind === "all"
              ? `${words} links are being looked at.`
              : `${countOf(count, "link")} ${count === 1 ? "is" : "are"} being looked at.`
          }
          onStarted={clear}
        />
      ) : null}
      {picked.length > PICKED_MAX ? (
        <span className="text-sm text-muted">At most {formatCount(PICKED_MAX)} by hand, or all of them.</span>
      ) : null}
      {children}
    </BulkBar>
  );
}

function keyOf(id: string): { source: number; target: number } {
  const [source = 0, target = 0] = id.split("-").map(Number);
  return { source, target };
}
