import { statusLooks } from "#components/status";
import { DateText } from "#components/ui/time";
import type { Headline } from "#lib/core/verdict";
import { pastBreaches } from "#lib/placements/breach-words";
import type { PlacementCheckLine, PlacementDetail } from "#lib/placements/types";

interface HistoryLine {
  key: string;
  /** ISO 8601 */
  at: string;
  status: Headline;
  text: string;
  /** How many looks in a row said the same. */
  times: number;
}

/** Verdicts and breaches that ended, newest first; the same said several times in a row is one line. */
export function PlacementHistory({ placement }: { placement: PlacementDetail }) {
  const recorded = `Recorded${placement.createdBy ? ` by ${placement.createdBy}` : ""}${placement.imported ? ", with an import" : ""}`;
  const past = pastBreaches(placement.breaches).map((line) => ({ ...line, times: 1 }));
  const lines = [...verdictLines(placement.checks), ...past, ...targetLines(placement)].sort((a, b) =>
    a.at > b.at ? -1 : 1,
  );
  return (
    <ul className="grid gap-1.5 text-sm">
      {lines.map((line) => {
        const look = statusLooks[line.status];
        return (
          <li key={line.key} className="flex items-baseline gap-2">
            <span className={`status tone-${look.tone} translate-y-[3px]`}>{look.icon}</span>
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {line.text}
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

function targetLines({ targets }: PlacementDetail): HistoryLine[] {
  return targets.flatMap(({ at, from, to, undoneAt }) => {
    const line = { status: "pending" as const, times: 1 };
    const change = { ...line, key: `target ${at}`, at, text: `Agreed target changed from ${from} to ${to}` };
    if (undoneAt === null) return [change];
    return [change, { ...line, key: `undone ${at}`, at: undoneAt, text: `Agreed target is ${from} again` }];
  });
}

function verdictLines(checks: readonly PlacementCheckLine[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const { at, status, sentence } of checks) {
    const last = lines.at(-1);
    if (last && last.status === status && last.text === sentence) last.times += 1;
    else lines.push({ key: at, at, status, text: sentence, times: 1 });
  }
  return lines;
}
