"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useAct } from "#components/outreach/contacts/use-act";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { dropContact, editContact, eraseContact } from "#lib/outreach/contacts/actions";
import type { ContactView, Erased } from "#lib/outreach/contacts/types";

interface ContactFormProps {
  workspace: string;
  contact: ContactView;
  closeHref: string;
}

/** What is known of somebody, to change; and the ways to be rid of them. */
export function ContactForm({ workspace, contact, closeHref }: ContactFormProps) {
  const { problem, busy, run } = useAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    run(
      () =>
        editContact(workspace, { id: contact.id, name: text("name"), job: text("job"), note: text("note") }),
      () => "The contact is saved",
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-3" noValidate>
      {problem ? (
        <Notice kind="problem" title="Nothing was changed">
          {problem.message}
        </Notice>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label="Name" error={problem?.fields.name}>
          {(control) => (
            <Input name="name" defaultValue={contact.name ?? ""} autoComplete="off" {...control} />
          )}
        </Field>
        <Field label="Job" error={problem?.fields.job}>
          {(control) => <Input name="job" defaultValue={contact.job ?? ""} autoComplete="off" {...control} />}
        </Field>
      </div>
      <Field label="Note" error={problem?.fields.note}>
        {(control) => <Textarea name="note" rows={2} defaultValue={contact.note ?? ""} {...control} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy}>
          Save
        </Button>
        <LetGo workspace={workspace} contact={contact} closeHref={closeHref} />
      </div>
    </form>
  );
}

function LetGo({ workspace, contact, closeHref }: ContactFormProps) {
  const router = useRouter();
  const left = (words: string, detail?: string) => {
    notify(words, { detail });
    router.push(closeHref, { scroll: false });
    router.refresh();
  };
  return (
    <>
      <ConfirmDialog
        trigger={<Button variant="ghost">Take away</Button>}
        title={`Take away ${contact.value}?`}
        confirmLabel="Take it away"
        danger
        onConfirm={async () => {
          const answer = await dropContact(workspace, { id: contact.id });
          if (!answer.ok) return answer.message;
          left("The contact is taken away");
        }}
      >
        Messages to it stay. Found on the site again, it comes back.
      </ConfirmDialog>
      <ConfirmDialog
        trigger={<Button variant="ghost">Erase on request</Button>}
        title={`Erase ${contact.value} everywhere?`}
        confirmLabel="Erase this person"
        danger
        typeToConfirm="erase"
        onConfirm={async () => {
          const answer = await eraseContact(workspace, { address: contact.value });
          if (!answer.ok) return answer.message;
          left("The person is erased", erasedWords(answer.data));
        }}
      >
        For somebody who asks for it: the contact, the words of messages, and the address in placements,
        removal requests and notes go. A hash stays on the suppression list, so that it is never added or
        written to again. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}

/** What an erasure took away, in a sentence. */
function erasedWords({ contacts, touches, notes, placements, removals }: Erased): string {
  const parts = [
    [contacts, "contact"],
    [touches, "message"],
    [notes, "note"],
    [placements, "placement"],
    [removals, "removal request"],
  ] as const;
  const told = parts.flatMap(([count, noun]) => (count > 0 ? [countOf(count, noun)] : []));
  return told.length > 0 ? `Taken out of ${told.join(", ")}.` : "Nothing else held it.";
}
