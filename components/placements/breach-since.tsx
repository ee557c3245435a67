import { DateText } from "#components/ui/time";
import { daysWords } from "#lib/placements/breach-words";

/** "since 3 Mar 2026 (12 days)" */
export function BreachSince({ at }: { at: string | undefined }) {
  if (at === undefined) return null;
  return (
    <div className="text-muted">
      since <DateText at={at} /> ({daysWords(at, new Date().toISOString())})
    </div>
  );
}
