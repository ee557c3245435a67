import { clsx } from "clsx";
import Link from "next/link";
import { priceWords } from "#components/placements/price";
import { countOf } from "#components/ui/format";
import { viewHref } from "#components/ui/view-href";
import type { RenewalWeek } from "#lib/placements/renewals/types";
import { ENDED } from "#lib/placements/renewals/weeks";

interface RenewalWeeksProps {
  path: string;
  weeks: readonly RenewalWeek[];
  /** The chosen one. */
  week: string | null;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** The quarter by week: how many agreed links end, and what they cost. A week chosen again is let go. */
export function RenewalWeeks({ path, weeks, week }: RenewalWeeksProps) {
  return (
    <nav aria-label="Weeks" className="overflow-x-auto px-6 pb-3 max-md:px-4">
      <ol className="flex min-w-[1040px] overflow-hidden rounded-md border border-border bg-surface">
        {weeks.map(({ key, links, costs }, index) => {
          const name = key === ENDED ? "Ended" : day.format(Date.parse(key));
          const said = key === ENDED ? "Ended in the last 30 days" : `Week of ${name}`;
          const sums = costs.map(({ currency, amount }) => priceWords({ price: roundOf(amount), currency }));
          const isChosen = week === key;
          return (
            <li key={key} className={clsx("min-w-0 flex-1", index > 0 && "border-l border-border")}>
              <Link
                href={viewHref(path, { week: isChosen ? undefined : key })}
                scroll={false}
                aria-current={isChosen ? "true" : undefined}
                aria-label={`${said}: ${countOf(links, "agreed link")}${sums.length > 0 ? `, ${sums.join(" and ")}` : ""}`}
                className={clsx(
                  "grid h-full content-start px-2 py-1.5 hover:bg-hover",
                  "focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent",
                  isChosen && "bg-accent-soft shadow-[inset_0_-2px_var(--accent)]",
                )}
              >
                <span className="truncate text-sm text-muted">{name}</span>
                <span className={clsx("tabular-nums", links === 0 ? "text-muted" : "text-lg font-semibold")}>
                  {links === 0 ? "–" : links}
                </span>
                {sums.slice(0, 2).map((sum) => (
                  <span key={sum} className="truncate text-sm tabular-nums" title={sums.join(" and ")}>
                    {sum}
                  </span>
                ))}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** In the strip whole numbers do; the list below has the cents. */
function roundOf(amount: string): string {
  return String(Math.round(Number(amount)));
}
