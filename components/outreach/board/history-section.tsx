import { DrawerSection } from "#components/ui/drawer-section";
import { DateText } from "#components/ui/time";
import { type HistoryEvent, historySentence } from "#lib/outreach/board/history";

/** What happened to a prospect, newest first. */
export function HistorySection({ history }: { history: readonly HistoryEvent[] }) {
  const steps = history.flatMap((event) => {
    const sentence = historySentence(event);
    return sentence === null ? [] : [{ ...event, sentence }];
  });
  return (
    <DrawerSection title="History">
      {steps.length === 0 ? <p className="text-muted">Nothing happened yet.</p> : null}
      <ol className="grid gap-2 text-sm">
        {steps.map(({ id, sentence, at, by }) => (
          <li key={id} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 break-words">
              {sentence}
              {by === null ? null : <span className="text-muted"> {by}</span>}
            </span>
            <DateText at={at} className="flex-none text-muted" />
          </li>
        ))}
      </ol>
    </DrawerSection>
  );
}
