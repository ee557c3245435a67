import { CheckStrip } from "#components/links/check-strip";
import { TimelineItem } from "#components/links/timeline-item";
import { DrawerSection } from "#components/ui/drawer-section";
import { DateText } from "#components/ui/time";
import type { Headline } from "#lib/core/verdict";
import type { TimelineLine } from "#lib/links/timeline";

/** Lines of the timeline that are shown at once; the older ones open below. */
const SHOWN = 8;

interface LinkHistoryProps {
  /** How it stood in each look, oldest first. */
  checks: readonly { key: string; at: string; status: Headline }[];
  /** Newest first. */
  lines: readonly TimelineLine[];
}

/** The last looks as a strip, and what happened in words, newest first: of a link, and of a promise. */
export function LinkHistory({ checks, lines }: LinkHistoryProps) {
  const older = lines.slice(SHOWN);
  return (
    <DrawerSection title="Timeline" scope={<CheckRange checks={checks} />}>
      <CheckStrip checks={checks} />
      <ul className="grid grid-cols-1 gap-1.5 text-sm">
        {lines.slice(0, SHOWN).map((line) => (
          <TimelineItem key={line.key} line={line} />
        ))}
      </ul>
      {older.length > 0 ? (
        <details>
          <summary className="link cursor-default text-sm">{older.length} older</summary>
          <ul className="mt-1.5 grid grid-cols-1 gap-1.5 text-sm">
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
