import { LinkStatus, statusLooks, statusOrder } from "#components/status";
import { Strip } from "#components/ui/strip";
import type { Headline } from "#lib/core/verdict";

interface CheckStripProps {
  /** Oldest first. */
  checks: readonly { key: string; at: string; status: Headline }[];
}

/** The last looks, one small mark each, with their counts in words below. */
export function CheckStrip({ checks }: CheckStripProps) {
  if (checks.length === 0) return null;
  const counts = statusOrder
    .map((status) => ({ status, count: checks.filter((check) => check.status === status).length }))
    .filter(({ count }) => count > 0);
  const words = counts.map(({ status, count }) => `${count} ${statusLooks[status].word.toLowerCase()}`);
  return (
    <>
      <Strip
        label={`Last ${checks.length} ${checks.length === 1 ? "check" : "checks"}: ${words.join(", ")}`}
        cells={checks.map((check) => ({
          key: check.key,
          tone: statusLooks[check.status].tone,
          icon: statusLooks[check.status].icon,
          hint: `${statusLooks[check.status].word}, ${check.at.slice(0, 16).replace("T", " ")} UTC`,
        }))}
      />
      <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-sm">
        {counts.map(({ status, count }) => (
          <li key={status} className="flex items-center gap-1.5">
            <LinkStatus status={status} />
            <span className="tabular-nums">{count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
