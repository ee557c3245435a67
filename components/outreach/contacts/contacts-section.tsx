import { Ban } from "lucide-react";
import { AddContact } from "#components/outreach/contacts/add-contact";
import { ContactLine } from "#components/outreach/contacts/contact-line";
import { LookupLine } from "#components/outreach/contacts/lookup-line";
import { DrawerSection } from "#components/ui/drawer-section";
import { countOf } from "#components/ui/format";
import { Status } from "#components/ui/tone";
import type { ContactsView } from "#lib/outreach/contacts/types";

interface ContactsSectionProps {
  workspace: string;
  contacts: ContactsView;
  mayRun: boolean;
}

/** Whom to write to at a prospect's site. */
export function ContactsSection({ workspace, contacts: view, mayRun }: ContactsSectionProps) {
  const { domain, contacts, lookup, suppressed } = view;
  return (
    <DrawerSection title="Contacts" scope={countOf(contacts.length, "contact")}>
      {suppressed === null ? null : (
        <Status tone="red" icon={<Ban aria-hidden />}>
          {suppressed}
        </Status>
      )}
      {contacts.length > 0 ? (
        <ul className="grid gap-3">
          {contacts.map((contact) => (
            <li key={contact.id}>
              <ContactLine contact={contact} />
            </li>
          ))}
        </ul>
      ) : null}
      <LookupLine
        workspace={workspace}
        domain={domain}
        lookup={lookup}
        mayRun={mayRun && suppressed === null}
      />
      {mayRun && suppressed === null ? (
        <div>
          <AddContact workspace={workspace} domain={domain} />
        </div>
      ) : null}
    </DrawerSection>
  );
}
