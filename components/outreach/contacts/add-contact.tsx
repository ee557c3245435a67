"use client";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { channelWord } from "#components/outreach/contacts/contact-words";
import { useAct } from "#components/outreach/contacts/use-act";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input, Select, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { addContact } from "#lib/outreach/actions/contacts";
import { CHANNELS, type Channel } from "#lib/outreach/contacts/types";

interface AddContactProps {
  workspace: string;
  /** The site it is for; asked for when left out. */
  domain?: string;
  primary?: boolean;
}

/** Adds a contact that a person knows. */
export function AddContact({ workspace, domain, primary }: AddContactProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add a contact"
      description="A person or a desk of a site. Say where the address comes from: who is written to may ask."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button {...(primary ? { variant: "primary" as const } : {})} icon={<Plus aria-hidden />}>
          Add a contact
        </Button>
      }
    >
      <AddForm workspace={workspace} domain={domain} close={() => setOpen(false)} />
    </Dialog>
  );
}

const valueLabels: Record<Channel, string> = {
  mail: "Mail address",
  form: "Address of the page with the form",
  linkedin: "Address of the profile",
  phone: "Number, with its country",
  other: "Where they are reached",
};

// A component of its own, so that each opening starts afresh.
function AddForm(props: { workspace: string; domain: string | undefined; close: () => void }) {
  const { workspace, domain, close } = props;
  const { problem, busy, run } = useAct();
  const [channel, setChannel] = useState<Channel>("mail");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    run(
      () =>
        addContact(workspace, {
          domain: domain ?? text("domain"),
          channel,
          value: text("value"),
          name: text("name"),
          job: text("job"),
          foundOn: text("foundOn"),
          note: text("note"),
        }),
      () => {
        close();
        return "The contact is added";
      },
    );
  };
  const fields = problem?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {problem && Object.keys(fields).length === 0 ? (
        <Notice kind="problem" title="Nothing was added">
          {problem.message}
        </Notice>
      ) : null}
      {domain === undefined ? (
        <Field label="Site" error={fields.domain}>
          {(control) => <Input name="domain" placeholder="example.com" autoComplete="off" {...control} />}
        </Field>
      ) : null}
      <div className="grid grid-cols-[130px_1fr] gap-3 max-md:grid-cols-1">
        <Field label="Channel">
          {(control) => (
            <Select
              value={channel}
              onChange={(event) => setChannel(event.currentTarget.value as Channel)}
              {...control}
            >
              {CHANNELS.map((one) => (
                <option key={one} value={one}>
                  {channelWord(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={valueLabels[channel]} error={fields.value}>
          {(control) => <Input name="value" autoComplete="off" {...control} />}
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field label="Name" optional error={fields.name}>
          {(control) => <Input name="name" maxLength={200} autoComplete="off" {...control} />}
        </Field>
        <Field label="Job" optional error={fields.job}>
          {(control) => <Input name="job" maxLength={200} autoComplete="off" {...control} />}
        </Field>
      </div>
      <Field label="Page that names it" optional error={fields.foundOn}>
        {(control) => <Input name="foundOn" inputMode="url" autoComplete="off" {...control} />}
      </Field>
      <Field label="Note" optional error={fields.note}>
        {(control) => <Textarea name="note" rows={2} {...control} />}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Add the contact
        </Button>
      </div>
    </form>
  );
}
