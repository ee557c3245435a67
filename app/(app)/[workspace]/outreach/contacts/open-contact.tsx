import { ContactDrawer } from "#components/outreach/contacts/contact-drawer";
import { MessagesSection } from "#components/outreach/touches/messages-section";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import { mayDraft } from "#lib/core/outreach/approach";
import { isAppError } from "#lib/errors";
import { readApproach } from "#lib/outreach/approach/queries";
import { readContactDetail, readContactsOf } from "#lib/outreach/contacts/queries";
import type { ContactDetail, ContactView } from "#lib/outreach/contacts/types";
import { readDraft } from "#lib/outreach/templates/queries";
import { readMessagesOf } from "#lib/outreach/touches/queries";
import { can, type Scope } from "#lib/scope/scope";

interface OpenContactProps {
  scope: Scope;
  id: string;
  path: string;
  params: ViewParams;
  lines: readonly ContactView[];
}

/** The drawer of one contact; with a prospect of its site chosen, its messages and the draft to it. */
export async function OpenContact({ scope, id, path, params, lines }: OpenContactProps) {
  const contact = await readContactDetail(scope, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  });
  if (contact === null) {
    return (
      <Drawer label="Contact" closeHref={viewHref(path, params, { open: null, prospect: null })}>
        <DrawerSection>
          <p>This contact is not there any more.</p>
        </DrawerSection>
      </Drawer>
    );
  }
  const place = lines.findIndex((line) => line.id === id);
  const neighbour = (line: ContactView | undefined) =>
    line === undefined ? undefined : viewHref(path, params, { open: line.id, prospect: null });
  const prospect = contact.prospects.find((one) => one.id === [params.prospect].flat()[0]);
  return (
    <ContactDrawer
      workspace={scope.workspaceSlug}
      contact={contact}
      caption={place < 0 ? "Contact" : `Contact ${place + 1} of ${lines.length}`}
      path={path}
      params={params}
      previousHref={place > 0 ? neighbour(lines[place - 1]) : undefined}
      nextHref={place < 0 ? undefined : neighbour(lines[place + 1])}
      mayRun={can(scope, "run_outreach")}
      chosen={
        prospect === undefined || !scope.may.has("messages")
          ? null
          : { prospectId: prospect.id, messages: await messagesOf(scope, prospect) }
      }
    />
  );
}

async function messagesOf(scope: Scope, { id, stage }: ContactDetail["prospects"][number]) {
  const mayRun = can(scope, "run_outreach");
  const [messages, contacts, draft, approach] = await Promise.all([
    readMessagesOf(scope, id),
    readContactsOf(scope, id),
    mayRun ? readDraft(scope, id) : null,
    readApproach(scope, id),
  ]);
  return (
    <MessagesSection
      workspace={scope.workspaceSlug}
      messages={messages}
      contacts={contacts.contacts}
      draft={mayDraft(approach, stage) ? draft : null}
      mayRun={mayRun}
      today={new Date().toISOString().slice(0, 10)}
    />
  );
}
