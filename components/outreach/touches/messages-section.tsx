import { DraftForm } from "#components/outreach/touches/draft-form";
import { LogTouch } from "#components/outreach/touches/log-touch";
import { TouchList } from "#components/outreach/touches/touch-list";
import { DrawerSection } from "#components/ui/drawer-section";
import { countOf } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { DateText } from "#components/ui/time";
import type { ContactView } from "#lib/outreach/contacts/types";
import type { DraftView } from "#lib/outreach/templates/types";
import type { MessagesView } from "#lib/outreach/touches/types";

interface MessagesSectionProps {
  workspace: string;
  messages: MessagesView;
  contacts: readonly ContactView[];
  /** Null for who may not write. */
  draft: DraftView | null;
  mayRun: boolean;
  /** YYYY-MM-DD */
  today: string;
}

/** What was written and answered at a prospect, how to log more, and the next mail. */
export function MessagesSection({
  workspace,
  messages,
  contacts,
  draft,
  mayRun,
  today,
}: MessagesSectionProps) {
  const { touches, waiting, followUpOn, declined, suppressed, prospectId } = messages;
  return (
    <>
      <DrawerSection title="Messages" scope={countOf(touches.length, "message")}>
        {waiting ? (
          <Notice title="They wait for an answer">Their last word is a reply that nobody answered.</Notice>
        ) : null}
        {declined ? (
          <Notice title="They said no">Reject the prospect, with the reason, if it is over.</Notice>
        ) : null}
        {followUpOn === null ? null : (
          <p>
            Follow up on <DateText at={followUpOn} />.
          </p>
        )}
        {touches.length === 0 ? <p className="text-muted">Nothing was written yet.</p> : null}
        <TouchList workspace={workspace} touches={touches} mayRun={mayRun} />
        {mayRun ? (
          <div>
            <LogTouch workspace={workspace} prospects={[prospectId]} contacts={contacts} today={today} />
          </div>
        ) : null}
      </DrawerSection>
      {mayRun && draft !== null ? (
        <DrawerSection title="Draft">
          {suppressed === null ? (
            <DraftForm key={prospectId} workspace={workspace} draft={draft} today={today} />
          ) : (
            <p className="text-muted">{suppressed} No draft is offered.</p>
          )}
        </DrawerSection>
      ) : null}
    </>
  );
}
