"use client";
import { Check, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useAct } from "#components/outreach/contacts/use-act";
import { Button, buttonClass } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Field } from "#components/ui/field";
import { Input, Select, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import type { MailText } from "#lib/core/mail/draft";
import { mailtoHref } from "#lib/core/mail/mailto";
import { draftProblems, fillDraft, firstNameOf, missingLines } from "#lib/core/outreach/draft";
import { logTouches } from "#lib/outreach/actions/touches";
import type { DraftView } from "#lib/outreach/templates/types";

interface DraftFormProps {
  workspace: string;
  draft: DraftView;
  /** YYYY-MM-DD */
  today: string;
}

const EMPTY: MailText = { subject: "", body: "" };

/** A mail to a prospect from a template, to change, copy, or open in one's own mail program. Nothing is sent from here. */
export function DraftForm({ workspace, draft, today }: DraftFormProps) {
  const { contacts, templates, facts } = draft;
  const firstOpen = contacts.find(({ suppressed }) => suppressed === null);
  const [to, setTo] = useState(firstOpen?.value ?? "");
  const [template, setTemplate] = useState(templates[0]?.id ?? "");
  // What a person wrote stays; until then the text follows the template and the contact.
  const [own, setOwn] = useState<MailText | null>(null);
  const { problem, busy, run } = useAct();
  const contact = contacts.find(({ value }) => value === to);
  const known = { ...facts, name: contact?.name ?? null, first_name: firstNameOf(contact?.name ?? null) };
  const text = own ?? fillDraft(templates.find(({ id }) => id === template) ?? EMPTY, known);
  const stops = [
    ...(draft.suppressed === null ? [] : [draft.suppressed]),
    ...(contact?.suppressed ? [contact.suppressed] : []),
    ...draftProblems(to, text),
  ];
  const other =
    !draft.isFirst && !draft.isAnswered
      ? contacts.find(({ value, writtenAt }) => writtenAt !== null && value !== to)
      : undefined;
  const lines = draft.isFirst
    ? missingLines(text, { sender: facts.sender, foundOn: contact?.foundOn ?? null })
    : [];
  const log = () =>
    run(
      () =>
        logTouches(workspace, {
          prospects: [draft.prospectId],
          kind: "out",
          channel: "mail",
          on: today,
          contact: contact?.id ?? null,
          address: to,
          subject: text.subject,
          body: text.body,
          template: template === "" ? null : template,
        }),
      () => "Logged: the mail was sent",
    );
  return (
    <div className="grid gap-3">
      {draft.warning && draft.isFirst ? <Notice title="Before you write">{draft.warning}</Notice> : null}
      {other ? (
        <Notice title="One open thread for each site">
          {other.value} was written to, and has not answered. Follow up there, or know why you write to
          somebody else.
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="problem" title="Nothing was logged">
          {problem.message}
        </Notice>
      ) : null}
      <Field label="Template">
        {(control) => (
          <Select
            value={template}
            onChange={(event) => {
              setTemplate(event.currentTarget.value);
              setOwn(null);
            }}
            {...control}
          >
            {templates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">No template</option>
          </Select>
        )}
      </Field>
      <Field label="To" hint={contact?.job ?? undefined}>
        {(control) => (
          <Input
            list={`to-${draft.prospectId}`}
            value={to}
            autoComplete="off"
            onChange={(event) => setTo(event.currentTarget.value.trim())}
            {...control}
          />
        )}
      </Field>
      <datalist id={`to-${draft.prospectId}`}>
        {contacts.map(({ id, value, name }) => (
          <option key={id} value={value}>
            {name ?? value}
          </option>
        ))}
      </datalist>
      <Field label="Subject">
        {(control) => (
          <Input
            value={text.subject}
            onChange={(event) => setOwn({ ...text, subject: event.currentTarget.value })}
            {...control}
          />
        )}
      </Field>
      <Field label="Text">
        {(control) => (
          <Textarea
            rows={12}
            value={text.body}
            onChange={(event) => setOwn({ ...text, body: event.currentTarget.value })}
            {...control}
          />
        )}
      </Field>
      {lines.map(({ what, line }) => (
        <p key={what} className="flex flex-wrap items-center gap-2 text-sm">
          {what === "sender"
            ? "A first mail names who writes."
            : "A first mail says where the address comes from."}
          <Button
            onClick={() => setOwn({ ...text, body: `${text.body.trimEnd()}\n\n${line}\n` })}
          >{`Add “${line}”`}</Button>
        </p>
      ))}
      <Stops stops={stops} />
      <Ways to={to} text={text} stopped={stops.length > 0} busy={busy} onLog={log} />
    </div>
  );
}

function Stops({ stops }: { stops: readonly string[] }) {
  if (stops.length === 0) return null;
  return (
    <ul className="grid gap-1" aria-label="What stops the draft">
      {stops.map((stop) => (
        <li key={stop} className="flex gap-2 text-lost">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 flex-none" />
          <span className="min-w-0 break-words">{stop}</span>
        </li>
      ))}
    </ul>
  );
}

interface WaysProps {
  to: string;
  text: MailText;
  stopped: boolean;
  busy: boolean;
  onLog: () => void;
}

function Ways({ to, text, stopped, busy, onLog }: WaysProps) {
  if (stopped) return null;
  const whole = to === "" ? null : mailtoHref(to, text);
  const href = whole ?? (to === "" ? null : mailtoHref(to, { ...text, body: "" }));
  return (
    <>
      {href !== null && whole === null ? (
        <p className="text-sm text-muted">
          The text is too long for a mail program to take: copy it, then open the mail and paste it.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text.subject} label="Copy the subject" worded />
        <CopyButton text={text.body} label="Copy the text" worded />
        {href === null ? null : (
          <a href={href} className={buttonClass({})}>
            Open in my mail program
          </a>
        )}
        <Button variant="primary" icon={<Check aria-hidden />} busy={busy} onClick={onLog}>
          I sent it: log it
        </Button>
      </div>
    </>
  );
}
