import { countOf } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { CountsChecked } from "#components/workspaces/counts-checked";
import { MoveProgress } from "#components/workspaces/move-progress";
import { SplitHosts } from "#components/workspaces/split-hosts";
import type { MoveView, RecountView, SplitView } from "#lib/upkeep/types";

interface UpkeepPanelsProps {
  workspace: string;
  recount: RecountView | null;
  splits: readonly SplitView[];
  /** Pages up to which those of a host are counted. */
  pagesCounted: number;
  move: MoveView | null;
  /** Months that looks are kept; 0: for ever. */
  keepLooksMonths: number;
  maySplit: boolean;
}

/** Which hosts are sites of their own, whether the counts add up, how long looks are kept. */
export function UpkeepPanels({
  workspace,
  recount,
  splits,
  pagesCounted,
  move,
  keepLooksMonths,
  maySplit,
}: UpkeepPanelsProps) {
  return (
    <>
      <Panel title="Hosts counted as sites of their own" scope={`${splits.length}`} padded={false}>
        <div className="grid gap-3 px-4 pt-2 pb-4">
          <p>
            A domain counts with all its subdomains, so a hundred blogs of one shared host are one referring
            domain. The well-known shared hosts are told apart already; name here what is missing.
          </p>
          {move === null ? null : <MoveProgress move={move} />}
        </div>
        <div className="border-t border-border">
          <SplitHosts workspace={workspace} splits={splits} counted={pagesCounted} mayChange={maySplit} />
        </div>
      </Panel>
      <Panel title="Upkeep">
        <div className="grid gap-3">
          <CountsChecked recount={recount} />
          <LooksKept months={keepLooksMonths} />
        </div>
      </Panel>
    </>
  );
}

/** The months are the instance's: looks of every workspace lie in the same tables, one a month. */
function LooksKept({ months }: { months: number }) {
  return (
    <p className="text-muted">
      {months === 0
        ? "Single looks at pages are kept for ever."
        : `Single looks at pages are kept for ${countOf(months, "month")}; links, what changed and every figure always are.`}{" "}
      Whoever runs this instance sets that with <code>FAIRLEAD_KEEP_LOOKS_MONTHS</code>.
    </p>
  );
}
