"use client";
import { RenewDialog } from "#components/placements/renewals/renew-dialog";
import { useRenewals } from "#components/placements/renewals/use-renewals";
import { BulkBar } from "#components/ui/bulk-bar";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { Menu, MenuItem } from "#components/ui/menu";
import { useRowSelection } from "#components/ui/row-selection";
import { setRenewal } from "#lib/placements/actions/renewals";
import { RENEWALS, type Renewal, renewalWords } from "#lib/placements/renewals/types";

interface RenewalBulkBarProps {
  workspace: string;
  /** The day that the form to renew begins with. */
  until: string;
  showCosts: boolean;
}

/** Decides about the ticked links together. */
export function RenewalBulkBar({ workspace, until, showCosts }: RenewalBulkBarProps) {
  const { selection, ids, clear } = useRowSelection();
  const { busy, run } = useRenewals(workspace);
  const chosen = selection.kind === "ids" ? selection.ids : selection.kind === "all" ? ids : [];
  const mark = (renewal: Renewal) =>
    run(
      () => setRenewal(workspace, { ids: [...chosen], renewal }),
      (count) => `${countOf(count, "agreed link")} marked: ${renewalWords[renewal].toLowerCase()}.`,
      (refusal) => refusal === null && clear(),
    );
  return (
    <BulkBar>
      <RenewDialog workspace={workspace} ids={chosen} until={until} showCosts={showCosts} onDone={clear} />
      <Menu align="end" trigger={<Button busy={busy}>Mark {chosen.length} as …</Button>}>
        {RENEWALS.map((renewal) => (
          <MenuItem key={renewal} onSelect={() => mark(renewal)}>
            {renewalWords[renewal]}
          </MenuItem>
        ))}
      </Menu>
    </BulkBar>
  );
}
