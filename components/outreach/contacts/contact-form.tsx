"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { ErasePerson } from "#components/outreach/contacts/erase-person";
import { useAct } from "#components/outreach/contacts/use-act";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { dropContact, editContact } from "#lib/outreach/actions/contacts";
import type { ContactView } from "#lib/outreach/contacts/types";

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
  const left = () => {
    notify("The contact is taken away");
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
          left();
        }}
      >
        Messages to it stay. Found on the site again, it comes back.
      </ConfirmDialog>
      <ErasePerson workspace={workspace} address={contact.value} closeHref={closeHref} />
    </>
  );
}
