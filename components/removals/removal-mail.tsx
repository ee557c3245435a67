"use client";
import { Check } from "lucide-react";
import { useState } from "react";
import { useRemoval } from "#components/removals/use-removal";
import { Button, buttonClass } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Field } from "#components/ui/field";
import { Input, Select, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import type { MailText } from "#lib/core/mail/draft";
import { mailtoHref } from "#lib/core/mail/mailto";
import { noteRemovalStep } from "#lib/removals/actions";

interface RemovalMailProps {
  workspace: string;
  site: string;
  id: string;
  draft: MailText;
  addresses: readonly string[];
  /** A mail was sent before. */
  reminder: boolean;
}

/** The draft to change, copy, or open in one's own mail program. Nothing is sent from here; the sending is noted. */
export function RemovalMail({ workspace, site, id, draft, addresses, reminder }: RemovalMailProps) {
  const [to, setTo] = useState(addresses[0] ?? "");
  const [subject, setSubject] = useState(draft.subject);
  const [body, setBody] = useState(draft.body);
  const { problem, busy, run } = useRemoval();
  const href = to === "" ? null : mailtoHref(to, { subject, body });
  const sent = () =>
    run(
      () =>
        noteRemovalStep(workspace, {
          site,
          id,
          kind: reminder ? "reminded" : "asked",
          note: to === "" ? "" : `To ${to}`,
        }),
      "Noted: the mail was sent",
    );
  return (
    <div className="grid gap-3">
      {problem ? (
        <Notice kind="problem" title="Nothing was noted">
          {problem}
        </Notice>
      ) : null}
      {addresses.length > 0 ? (
        <Field label="To">
          {(control) => (
            <Select value={to} onChange={(event) => setTo(event.currentTarget.value)} {...control}>
              {addresses.map((address) => (
                <option key={address}>{address}</option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field label="Subject">
        {(control) => (
          <Input value={subject} onChange={(event) => setSubject(event.currentTarget.value)} {...control} />
        )}
      </Field>
      <Field label="Text">
        {(control) => (
          <Textarea
            rows={12}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={subject} label="Copy the subject" worded />
        <CopyButton text={body} label="Copy the text" worded />
        {href === null ? null : (
          <a href={href} className={buttonClass({})}>
            Open in my mail program
          </a>
        )}
        <Button variant="primary" icon={<Check aria-hidden />} busy={busy} onClick={sent}>
          {reminder ? "I sent the reminder" : "I sent it"}
        </Button>
      </div>
    </div>
  );
}
