import { CheckStrip } from "#components/links/check-strip";
import { statusLooks } from "#components/status";
import { DrawerSection } from "#components/ui/drawer-section";
import { DateText } from "#components/ui/time";
import { checkStates } from "#lib/links/check-states";
import { timeline } from "#lib/links/timeline";
import type { LinkDetail } from "#lib/links/types";
import { pastBreaches } from "#lib/placements/breach-words";
import type { PlacementDetail } from "#lib/placements/types";

/** Lines of the timeline that are shown at once; the older ones open below. */
const SHOWN = 8;

/** The last looks as a strip, and what happened in words, newest first. */
export function LinkHistory({ link, placement }: { link: LinkDetail; placement: PlacementDetail | null }) {
  const promised = new Map((placement?.checks ?? []).map((check) => [check.runId, check.status]));
  const states = checkStates(link.checks, link.events, promised).map(({ check, status }) => ({
    key: `${check.runId} ${check.at}`,
    at: check.at,
    status,
  }));
  const lines = timeline(link.events, link.checks);
  if (placement) {
    const by = placement.createdBy ? ` by ${placement.createdBy}` : "";
    lines.push({
      key: "agreed",
      at: placement.createdAt,
      status: "pending",
      text: `Placement recorded${by}`,
    });
    lines.push(...pastBreaches(placement.breaches));
    lines.sort((a, b) => (a.at > b.at ? -1 : 1));
  }
  const older = lines.slice(SHOWN);
  return (
    <DrawerSection title="Timeline" scope={<CheckRange checks={states} />}>
      <CheckStrip checks={states} />
      <ul className="grid gap-1.5 text-sm">
        {lines.slice(0, SHOWN).map((line) => (
          <TimelineItem key={line.key} line={line} />
        ))}
      </ul>
      {older.length > 0 ? (
        <details>
          <summary className="link cursor-default text-sm">{older.length} older</summary>
          <ul className="mt-1.5 grid gap-1.5 text-sm">
            {older.map((line) => (
              <TimelineItem key={line.key} line={line} />
            ))}
          </ul>
        </details>
      ) : null}
    </DrawerSection>
  );
}

function CheckRange({ checks }: { checks: readonly { at: string }[] }) {
  const [first, last] = [checks[0], checks.at(-1)];
  if (!first || !last) return "never looked at";
  if (checks.length === 1) {
    return (
      <>
        1 check, <DateText at={last.at} />
      </>
    );
  }
  return (
    <>
      {checks.length} checks, <DateText at={first.at} /> to <DateText at={last.at} />
    </>
  );
}

function TimelineItem({ line }: { line: ReturnType<typeof timeline>[number] }) {
  const look = statusLooks[line.status];
  return (
    <li className="flex items-baseline gap-2">
      <span className={`status tone-${look.tone} translate-y-[3px]`}>{look.icon}</span>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{line.text}</span>
      <DateText at={line.at} className="flex-none text-muted tabular-nums" />
    </li>
  );
}
