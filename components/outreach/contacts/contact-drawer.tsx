import Link from "next/link";
import type { ReactNode } from "react";
import { ContactForm } from "#components/outreach/contacts/contact-form";
import { ContactLine } from "#components/outreach/contacts/contact-line";
import { channelWord } from "#components/outreach/contacts/contact-words";
import { LookupLine } from "#components/outreach/contacts/lookup-line";
import { TouchList } from "#components/outreach/touches/touch-list";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { countOf } from "#components/ui/format";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import { STAGE_WORDS } from "#lib/core/outreach/stages";
import type { ContactDetail } from "#lib/outreach/contacts/types";

interface ContactDrawerProps {
  workspace: string;
  contact: ContactDetail;
  caption: string;
  path: string;
  params: ViewParams;
  previousHref: string | undefined;
  nextHref: string | undefined;
  mayRun: boolean;
  /** The messages of the prospect that was chosen, with its draft. */
  chosen: { prospectId: string; messages: ReactNode } | null;
}

/** One contact: who, the page that proves it, what was written, and the prospects of its site. */
export function ContactDrawer({ contact, path, params, mayRun, chosen, ...props }: ContactDrawerProps) {
  const { workspace } = props;
  const closeHref = viewHref(path, params, { open: null, prospect: null });
  return (
    <Drawer
      label={`Contact ${contact.value}`}
      caption={props.caption}
      closeHref={closeHref}
      previousHref={props.previousHref}
      nextHref={props.nextHref}
    >
      <DrawerSection>
        <h2 className="break-all">{contact.name ?? contact.value}</h2>
        <ContactLine contact={contact} />
        {mayRun ? (
          <ContactForm key={contact.id} workspace={workspace} contact={contact} closeHref={closeHref} />
        ) : contact.note === null ? null : (
          <p className="whitespace-pre-wrap">{contact.note}</p>
        )}
        {mayRun ? (
          <p>
            <a
              className="link"
              download
              href={`/api/${workspace}/outreach/held?address=${encodeURIComponent(contact.value)}`}
            >
              All that is held on this person (JSON)
            </a>
          </p>
        ) : null}
      </DrawerSection>
      <DrawerSection title="Site" scope={contact.domain}>
        <LookupLine workspace={workspace} domain={contact.domain} lookup={contact.lookup} mayRun={mayRun} />
        {contact.others.length > 0 ? (
          <ul className="grid gap-1">
            {contact.others.map(({ id, channel, value, name }) => (
              <li key={id} className="min-w-0 break-all">
                <Link
                  className="link"
                  scroll={false}
                  href={viewHref(path, params, { open: id, prospect: null })}
                >
                  {name ?? value}
                </Link>
                <span className="text-muted">, {channelWord(channel).toLowerCase()}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {contact.prospects.length > 0 ? (
          <ul className="grid gap-1" aria-label="Prospects of this site">
            {contact.prospects.map(({ id, campaign, stage }) => (
              <li key={id}>
                <Link
                  className="link"
                  scroll={false}
                  aria-current={id === chosen?.prospectId ? "true" : undefined}
                  href={viewHref(path, params, { open: contact.id, prospect: id })}
                >
                  {campaign}
                </Link>
                <span className="text-muted">, {STAGE_WORDS[stage].toLowerCase()}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-sm text-muted">No campaign has this site as a prospect.</p>
        )}
      </DrawerSection>
      {chosen === null ? (
        contact.touches === null ? null : (
          <DrawerSection title="Messages" scope={countOf(contact.touches.length, "message")}>
            {contact.touches.length === 0 ? (
              <p className="text-muted">Nothing was written to this contact.</p>
            ) : (
              <TouchList workspace={workspace} touches={contact.touches} mayRun={mayRun} />
            )}
          </DrawerSection>
        )
      ) : (
        chosen.messages
      )}
    </Drawer>
  );
}
