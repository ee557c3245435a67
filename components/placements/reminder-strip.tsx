import { CalendarClock, ChevronRight } from "lucide-react";
import Link from "next/link";
import { ReminderDone } from "#components/placements/reminder-done";
import { endWords } from "#components/placements/renewals/renewals-table";
import { countOf } from "#components/ui/format";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import type { ReminderLine } from "#lib/placements/reminders/list-reminders";

interface ReminderStripProps {
  workspace: string;
  /** The address of the placements. */
  path: string;
  reminders: readonly ReminderLine[];
  /** YYYY-MM-DD */
  today: string;
  mayEdit: boolean;
}

/** What needs somebody: agreed links that end within two weeks. Opens to the list; nothing while there is none. */
export function ReminderStrip({ workspace, path, reminders, today, mayEdit }: ReminderStripProps) {
  if (reminders.length === 0) return null;
  const verb = reminders.length === 1 ? "ends" : "end";
  return (
    <details className="group border-b border-border bg-surface">
      <summary className="flex min-h-9 cursor-default list-none items-center gap-2 px-6 py-1.5 hover:bg-hover max-md:px-4">
        <CalendarClock aria-hidden className="size-4 flex-none text-(--changed)" />
        <span className="font-medium">
          {countOf(reminders.length, "agreed link")} {verb} within two weeks
        </span>
        <ChevronRight aria-hidden className="size-4 flex-none text-muted group-open:rotate-90" />
      </summary>
      <ul className="max-h-[280px] overflow-y-auto border-t border-border text-sm">
        {reminders.map((reminder) => (
          <li
            key={reminder.id}
            className="flex min-h-8 items-center gap-3 border-border px-6 not-first:border-t max-md:flex-wrap max-md:gap-x-2 max-md:gap-y-0 max-md:px-4 max-md:py-1"
          >
            <span className="w-[88px] flex-none font-medium tabular-nums">
              {endWords(daysUntil(reminder.expiresOn, today))}
            </span>
            <DateText at={reminder.expiresOn} className="w-[92px] flex-none text-muted tabular-nums" />
            <Link
              href={`${path}?open=${reminder.id}`}
              className="min-w-0 flex-1 max-md:order-1 max-md:basis-full"
            >
              <UrlText url={reminder.source} />
            </Link>
            <span className="max-w-[160px] flex-none truncate text-muted max-md:min-w-0 max-md:flex-1">
              {reminder.vendor ?? ""}
            </span>
            {mayEdit ? (
              <ReminderDone workspace={workspace} reminder={reminder} source={reminder.source} />
            ) : null}
          </li>
        ))}
        <li className="border-t border-border px-6 py-1.5 max-md:px-4">
          <Link href={`${path}/renewals`} className="link">
            All renewals
          </Link>
        </li>
      </ul>
    </details>
  );
}

function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
