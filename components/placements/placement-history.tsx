import { statusLooks } from "#components/status";
import { DateText } from "#components/ui/time";
import type { PlacementCheckLine, PlacementDetail } from "#lib/placements/types";

interface HistoryLine extends PlacementCheckLine {
  /** How many looks in a row said the same. */
  times: number;
}

/** Verdicts, newest first; the same said several times in a row is one line. */
export function PlacementHistory({ placement }: { placement: PlacementDetail }) {
  const recorded = `Recorded${placement.createdBy ? ` by ${placement.createdBy}` : ""}${placement.imported ? ", with an import" : ""}`;
  return (
    <ul className="grid gap-1.5 text-sm">
      {linesOf(placement.checks).map((line) => {
        const look = statusLooks[line.status];
        return (
          <li key={line.at} className="flex items-baseline gap-2">
            <span className={`status tone-${look.tone} translate-y-[3px]`}>{look.icon}</span>
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {line.sentence}
              {line.times > 1 ? <span className="text-muted"> {line.times} looks in a row.</span> : null}
            </span>
            <DateText at={line.at} className="flex-none text-muted tabular-nums" />
          </li>
        );
      })}
      <li className="flex items-baseline gap-2">
        <span className="status tone-grey translate-y-[3px]">{statusLooks.pending.icon}</span>
        <span className="min-w-0 flex-1">{recorded}</span>
        <DateText at={placement.createdAt} className="flex-none text-muted tabular-nums" />
      </li>
    </ul>
  );
}

function linesOf(checks: readonly PlacementCheckLine[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const check of checks) {
    const last = lines.at(-1);
    if (last && last.status === check.status && last.sentence === check.sentence) last.times += 1;
    else lines.push({ ...check, times: 1 });
  }
  return lines;
}
