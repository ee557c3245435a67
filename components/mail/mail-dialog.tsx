"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { buttonClass } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { mailtoHref } from "#lib/core/mail/mailto";
import { noteMailDraft } from "#lib/placements/actions";
import type { MailDraft } from "#lib/placements/mail-draft";

interface MailDialogProps {
  workspace: string;
  placementId: string | null;
  draft: MailDraft;
  onClose: () => void;
}

/** The draft to read, change, copy, or open in one's own mail program. Nothing is sent from here. */
export function MailDialog({ workspace, placementId, draft, onClose }: MailDialogProps) {
  const router = useRouter();
  const [subject, setSubject] = useState(draft.subject);
  const [body, setBody] = useState(draft.body);
  const noted = useRef(false);
  const href = draft.to === null ? null : mailtoHref(draft.to, { subject, body });
  const note = () => {
    // Once a draft, whatever is done with it. The mail is the person's own: a note that fails stops nothing.
    if (noted.current || placementId === null) return;
    noted.current = true;
    void noteMailDraft(workspace, { id: placementId }).then(
      () => router.refresh(),
      () => undefined,
    );
  };
  return (
    <Dialog
      title="Draft a mail"
      description="Read it and change what you like. Fairlead sends nothing: you do, from your own mail program."
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <CopyButton text={subject} label="Copy the subject" worded onCopied={note} />
          <CopyButton text={body} label="Copy the text" worded onCopied={note} />
          {href === null ? null : (
            <a href={href} className={buttonClass({ variant: "primary" })} onClick={note}>
              Open in my mail program
            </a>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-sm text-muted">{recipientWords(draft.to, href)}</p>
        <Field label="Subject">
          {(control) => (
            <Input {...control} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
          )}
        </Field>
        <Field label="Text">
          {(control) => (
            <Textarea
              {...control}
              rows={16}
              value={body}
              onChange={(event) => setBody(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

function recipientWords(to: string | null, href: string | null): string {
  if (to === null) return "No single mail address is known for it: copy subject and text into your mail.";
  if (href === null) return `To ${to}. The text is too long for a mail program to take: copy it.`;
  return `To ${to}.`;
}
