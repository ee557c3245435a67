import { BeforeYouWrite } from "#components/outreach/approach/before-you-write";
import { ContactsSection } from "#components/outreach/contacts/contacts-section";
import { TermsSection } from "#components/outreach/terms/terms-section";
import { MessagesSection } from "#components/outreach/touches/messages-section";
import { mayDraft } from "#lib/core/outreach/approach";
import { isTalking, type Stage } from "#lib/core/outreach/stages";
import { readApproach } from "#lib/outreach/approach/queries";
import { readContactsOf } from "#lib/outreach/contacts/queries";
import { readDraft } from "#lib/outreach/templates/queries";
import { readTermsOf } from "#lib/outreach/terms/read-terms";
import { readMessagesOf } from "#lib/outreach/touches/queries";
import { can, type Scope } from "#lib/scope/scope";

interface RecordSectionsProps {
  scope: Scope;
  prospectId: string;
  stage: Stage;
  /** The campaign is open. */
  open: boolean;
  /** YYYY-MM-DD */
  today: string;
}

/** Whether to write, to whom, what was written, and what was agreed; each for those who may read it. */
export async function RecordSections({ scope, prospectId, stage, open, today }: RecordSectionsProps) {
  const mayRun = can(scope, "run_outreach") && open;
  const { workspaceSlug: workspace, may } = scope;
  const [approach, contacts, messages, draft, terms] = await Promise.all([
    readApproach(scope, prospectId, { today }),
    may.has("contacts") ? readContactsOf(scope, prospectId) : null,
    may.has("messages") ? readMessagesOf(scope, prospectId) : null,
    mayRun ? readDraft(scope, prospectId) : null,
    may.has("placements") ? readTermsOf(scope, prospectId, today) : null,
  ]);
  // Whoever talks to us is asked no more.
  const isAsked = !isTalking(stage);
  return (
    <>
      {isAsked || approach.verdict === "stopped" ? (
        <BeforeYouWrite approach={approach} workspace={workspace} prospect={prospectId} mayWrite={mayRun} />
      ) : null}
      {contacts === null ? null : (
        <ContactsSection workspace={workspace} contacts={contacts} mayRun={mayRun} />
      )}
      {messages === null ? null : (
        <MessagesSection
          workspace={workspace}
          messages={messages}
          contacts={contacts?.contacts ?? []}
          draft={mayDraft(approach, stage) ? draft : null}
          mayRun={mayRun}
          today={today}
        />
      )}
      {terms === null ? null : (
        <TermsSection
          workspace={workspace}
          terms={terms}
          mayEdit={mayRun}
          mayEditPlacements={can(scope, "edit_placements")}
          mayVerify={can(scope, "verify")}
          showCosts={may.has("costs")}
          showContacts={may.has("contacts")}
        />
      )}
    </>
  );
}
