import { CalendarClock } from "lucide-react";
import Link from "next/link";
import { ClockTime } from "#components/runs/clock-time";
import { countOf, formatCount } from "#components/ui/format";
import { PanelRow } from "#components/ui/panel";
import { DateText } from "#components/ui/time";
import type { NextLooks } from "#lib/watching/types";

/** Counted no further: more is a lot. */
export const NEXT_LOOKS_MAX = 10_000;
const DAY_MS = 86_400_000;

/** What is looked at by itself next: "1,240 pages are looked at in the next 24 h. Next at 14:20." */
export function NextLooksRow({ next, settingsHref }: { next: NextLooks; settingsHref: string | null }) {
  return (
    <PanelRow>
      <span className="self-start pt-0.5 text-muted">
        <CalendarClock aria-hidden className="size-4" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{titleOf(next)}</span>
        <span className="block text-sm text-muted">
          {next.nextAt === null ? "Set how often in the site’s settings." : <NextAt at={next.nextAt} />}
        </span>
      </span>
      {settingsHref ? (
        <Link href={settingsHref} className="link">
          Change
        </Link>
      ) : null}
    </PanelRow>
  );
}

function titleOf({ pages, nextAt }: NextLooks): string {
  if (nextAt === null) return "No page is looked at by itself";
  if (pages > NEXT_LOOKS_MAX)
    return `${formatCount(pages, NEXT_LOOKS_MAX)} pages are looked at in the next 24 h`;
  return `${countOf(pages, "page is", "pages are")} looked at in the next 24 h`;
}

function NextAt({ at }: { at: string }) {
  const wait = Date.parse(at) - Date.now();
  if (wait <= 0) return <>The next ones are due now.</>;
  return wait < DAY_MS ? (
    <>
      Next at <ClockTime at={at} short />.
    </>
  ) : (
    <>
      Next on <DateText at={at} clock />.
    </>
  );
}
