import { channelWord } from "#components/outreach/contacts/contact-words";
import { DeleteTouch } from "#components/outreach/touches/delete-touch";
import { TouchKindText } from "#components/outreach/touches/touch-words";
import { DateText } from "#components/ui/time";
import type { TouchView } from "#lib/outreach/touches/types";

interface TouchListProps {
  workspace: string;
  touches: readonly TouchView[];
  mayRun: boolean;
}

/** What was written and answered, in the order given. */
export function TouchList({ workspace, touches, mayRun }: TouchListProps) {
  return (
    <ol className="grid gap-3">
      {touches.map((touch) => (
        <li key={touch.id} className="grid gap-0.5">
          <div className="flex items-start justify-between gap-2">
            <TouchKindText kind={touch.kind} />
            {mayRun ? <DeleteTouch workspace={workspace} id={touch.id} kind={touch.kind} /> : null}
          </div>
          {touch.subject ? <p className="font-medium break-words">{touch.subject}</p> : null}
          {touch.body ? <p className="break-words whitespace-pre-wrap">{touch.body}</p> : null}
          <p className="text-sm break-words text-muted">
            <DateText at={touch.at} clock />
            {`, ${channelWord(touch.channel).toLowerCase()}`}
            {touch.address ? ` ${touch.kind === "out" ? "to" : "of"} ${touch.address}` : ""}
            {touch.template ? `, template “${touch.template}”` : ""}
            {touch.by ? `, logged by ${touch.by}` : ""}
          </p>
        </li>
      ))}
    </ol>
  );
}
