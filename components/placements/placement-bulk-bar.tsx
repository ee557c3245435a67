"use client";
import { ArchiveButton } from "#components/placements/archive-button";
import { BulkBar } from "#components/ui/bulk-bar";
import { formatCount } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";

/** Puts the ticked placements away, or back. Only rows that were seen are meant: "all" is those of this page. */
export function PlacementBulkBar({ workspace, archived }: { workspace: string; archived: boolean }) {
  const { selection, ids, clear } = useRowSelection();
  const chosen = selection.kind === "ids" ? selection.ids : selection.kind === "all" ? ids : [];
  return (
    <BulkBar>
      <ArchiveButton
        workspace={workspace}
        ids={chosen}
        archived={archived}
        label={`${archived ? "Bring back" : "Archive"} ${formatCount(chosen.length)}`}
        onDone={clear}
      />
    </BulkBar>
  );
}
