import { Ban } from "lucide-react";
import { ChannelText, originWords } from "#components/outreach/contacts/contact-words";
import { CopyButton } from "#components/ui/copy-button";
import { ExternalLink } from "#components/ui/external-link";
import { DateText } from "#components/ui/time";
import { Status } from "#components/ui/tone";
import { UrlText } from "#components/ui/url-text";
import type { ContactView } from "#lib/outreach/contacts/types";

/** A contact in a few lines: who, by what, and the page that proves it. */
export function ContactLine({ contact }: { contact: ContactView }) {
  const { channel, value, name, job } = contact;
  const isAddress = channel === "form" || channel === "linkedin";
  return (
    <div className="grid gap-0.5">
      {name || job ? <p className="font-medium">{[name, job].filter(Boolean).join(", ")}</p> : null}
      <p className="flex flex-wrap items-center gap-x-2">
        <ChannelText channel={channel} />
        <span className="break-all">
          {isAddress ? <ExternalLink href={value}>{value}</ExternalLink> : value}
        </span>
        <CopyButton text={value} label="Copy the address" />
      </p>
      {contact.suppressed === null ? null : (
        <Status tone="red" icon={<Ban aria-hidden />}>
          {contact.suppressed}
        </Status>
      )}
      <ContactProof contact={contact} />
    </div>
  );
}

/** Where it comes from, and when somebody wrote to it. */
export function ContactProof({ contact }: { contact: ContactView }) {
  return (
    <p className="text-sm text-muted">
      {contact.foundOn === null ? (
        originWords[contact.origin]
      ) : (
        <>
          {contact.origin === "page" ? "found on " : "seen on "}
          <span className="inline-block max-w-full align-bottom">
            <UrlText url={contact.foundOn} />
          </span>
        </>
      )}
      , <DateText at={contact.foundAt} />
      {contact.writtenAt === null ? null : (
        <>
          . Written to <DateText at={contact.writtenAt} />
        </>
      )}
    </p>
  );
}
