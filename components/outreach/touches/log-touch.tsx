"use client";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { channelWord } from "#components/outreach/contacts/contact-words";
import { useAct } from "#components/outreach/contacts/use-act";
import { touchWord } from "#components/outreach/touches/touch-words";
import { Button } from "#components/ui/button";
import { CheckboxField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input, Select, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { TOUCH_KINDS, type TouchKind } from "#lib/core/outreach/touch-state";
import { logTouches } from "#lib/outreach/actions/touches";
import { CHANNELS, type Channel } from "#lib/outreach/contacts/types";

export interface LogTouchProps {
  workspace: string;
  /** One, or several that the same was done with. */
  prospects: readonly string[];
  /** Of the one prospect's site. */
  contacts: readonly { id: string; channel: Channel; value: string; name: string | null }[];
  /** YYYY-MM-DD */
  today: string;
  label?: string;
}

/** Logs by hand what was written, said or answered. Nothing is sent. */
export function LogTouch(props: LogTouchProps) {
  const [open, setOpen] = useState(false);
  const label = props.label ?? "Log a message";
  return (
    <Dialog
      title={
        props.prospects.length > 1 ? `${label} for ${countOf(props.prospects.length, "prospect")}` : label
      }
      description="What happened elsewhere, kept here: Fairlead sends nothing. The stage and the follow-up follow from it."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Plus aria-hidden />}>{label}</Button>}
    >
      <LogForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function LogForm({ workspace, prospects, contacts, today, close }: LogTouchProps & { close: () => void }) {
  const { problem, busy, run } = useAct();
  const [kind, setKind] = useState<TouchKind>("out");
  const [channel, setChannel] = useState<Channel>("mail");
  const [wholeDomain, setWholeDomain] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    run(
      () =>
        logTouches(workspace, {
          prospects: [...prospects],
          kind,
          channel,
          on: text("on"),
          contact: text("contact") || null,
          address: text("address"),
          subject: text("subject"),
          body: text("body"),
          wholeDomain: kind === "opt_out" && wholeDomain,
        }),
      ({ suppressed }) => {
        close();
        return suppressed.length > 0
          ? `Logged; ${suppressed.join(", ")} will not be written to again`
          : "Logged";
      },
    );
  };
  const fields = problem?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {problem && !fields.on && !fields.address ? (
        <Notice kind="problem" title="Nothing was logged">
          {problem.message}
        </Notice>
      ) : null}
      <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        <Field label="What happened">
          {(control) => (
            <Select
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as TouchKind)}
              {...control}
            >
              {TOUCH_KINDS.map((one) => (
                <option key={one} value={one}>
                  {touchWord(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="By">
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
        <Field label="Day" error={fields.on}>
          {(control) => <Input type="date" name="on" max={today} defaultValue={today} {...control} />}
        </Field>
      </div>
      {prospects.length > 1 ? null : (
        <WithWhom channel={channel} contacts={contacts} error={fields.address ?? fields.contact} />
      )}
      {kind === "opt_out" ? (
        <CheckboxField
          label="Nobody at this site is to be written to"
          checked={wholeDomain}
          onChange={(event) => setWholeDomain(event.currentTarget.checked)}
        />
      ) : null}
      <Field label="Subject" optional error={fields.subject}>
        {(control) => <Input name="subject" maxLength={500} autoComplete="off" {...control} />}
      </Field>
      <Field label="Text" optional error={fields.body}>
        {(control) => <Textarea name="body" rows={6} {...control} />}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Log it
        </Button>
      </div>
    </form>
  );
}

function WithWhom(props: Pick<LogTouchProps, "contacts"> & { channel: Channel; error: string | undefined }) {
  const own = props.contacts.filter(({ channel }) => channel === props.channel);
  const [contact, setContact] = useState("");
  const chosen = own.some(({ id }) => id === contact) ? contact : "";
  return (
    <div className="grid gap-3">
      {own.length > 0 ? (
        <Field label="Contact" error={chosen === "" ? undefined : props.error}>
          {(control) => (
            <Select
              name="contact"
              value={chosen}
              onChange={(event) => setContact(event.currentTarget.value)}
              {...control}
            >
              <option value="">Somebody else</option>
              {own.map(({ id, value, name }) => (
                <option key={id} value={id}>
                  {name === null ? value : `${name}: ${value}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {chosen === "" ? (
        <Field label="Address" optional error={props.error}>
          {(control) => <Input name="address" maxLength={320} autoComplete="off" {...control} />}
        </Field>
      ) : null}
    </div>
  );
}
