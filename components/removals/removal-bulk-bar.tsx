"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { changeDone, changeWords } from "#components/removals/change-words";
import { BulkBar } from "#components/ui/bulk-bar";
import { Button } from "#components/ui/button";
import { formatCount } from "#components/ui/format";
import { Menu, MenuItem } from "#components/ui/menu";
import { useRowSelection } from "#components/ui/row-selection";
import { notify, notifyProblem } from "#components/ui/toast";
import { REMOVAL_CHANGES, type RemovalChange } from "#lib/core/removal/bulk";
import type { RemovalStatus } from "#lib/core/removal/status";
import { changeRemovals, undoRemovals } from "#lib/removals/actions";
import type { ChangedRemovals } from "#lib/removals/types";
import { undoJudgement } from "#lib/toxic/actions";

interface RemovalBulkBarProps {
  workspace: string;
  site: string;
  /** What "all" means. */
  filter: { status: RemovalStatus | null; q: string };
}

/** What can be said of the ticked requests, or of all of the filter; each change can be taken back. */
export function RemovalBulkBar({ workspace, site, filter }: RemovalBulkBarProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const { selection, count, clear } = useRowSelection();
  const undo = async (change: RemovalChange, batch: string) => {
    const take = change === "proposed" ? undoJudgement : undoRemovals;
    const answer = await take(workspace, { batch }).catch(() => null);
    if (!answer?.ok) notifyProblem(answer?.message ?? "The server did not answer. The change still stands.");
    router.refresh();
  };
  const tell = (change: RemovalChange, { batch, count: changed, passed, passedCount }: ChangedRemovals) => {
    const [first] = passed;
    const detail =
      first === undefined
        ? undefined
        : `${formatCount(passedCount)} passed over. ${first.name}: ${first.reason}`;
    if (batch === null) notifyProblem("Nothing was changed.", { detail });
    else notify(changeDone(change, changed), { detail, undo: () => undo(change, batch) });
  };
  const run = (change: RemovalChange) =>
    start(async () => {
      const what =
        selection.kind === "ids"
          ? { kind: "picked" as const, ids: [...selection.ids] }
          : { kind: "filter" as const, ...filter };
      const answer = await changeRemovals(workspace, { site, change, what }).catch(() => null);
      if (!answer?.ok) {
        notifyProblem(answer?.message ?? "The server did not answer. Nothing was changed; try again.");
        return;
      }
      tell(change, answer.data);
      clear();
      router.refresh();
    });
  return (
    <BulkBar>
      <Menu
        align="end"
        trigger={
          <Button variant="primary" busy={busy}>
            Change {formatCount(count)} …
          </Button>
        }
      >
        {REMOVAL_CHANGES.map((change) => (
          <MenuItem key={change} onSelect={() => run(change)}>
            {changeWords[change]}
          </MenuItem>
        ))}
      </Menu>
    </BulkBar>
  );
}
