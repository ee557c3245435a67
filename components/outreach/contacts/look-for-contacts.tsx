"use client";
import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useAct } from "#components/outreach/contacts/use-act";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { lookForContacts } from "#lib/outreach/actions/contacts";
import type { AskedLookups } from "#lib/outreach/contacts/types";

/** Has the own pages of several sites read for contacts. */
export function LookForContacts({ workspace }: { workspace: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Look for contacts"
      description="Fairlead reads each site’s own contact, imprint, team and about pages, politely and where robots.txt allows. What a site hides from robots is not decoded."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Search aria-hidden />}>Look for contacts</Button>}
    >
      <LookForm workspace={workspace} close={() => setOpen(false)} />
    </Dialog>
  );
}

function LookForm({ workspace, close }: { workspace: string; close: () => void }) {
  const { problem, busy, run } = useAct();
  const [refused, setRefused] = useState<AskedLookups["refused"]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = String(new FormData(event.currentTarget).get("domains") ?? "");
    const domains = written
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    run(
      () => lookForContacts(workspace, { domains }),
      (done) => {
        setRefused(done.refused);
        if (done.refused.length === 0) close();
        return done.asked > 0 ? `${countOf(done.asked, "site")} will be read for contacts` : null;
      },
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {refused.length > 0 ? (
        <Notice title={`${countOf(refused.length, "name")} not taken`}>
          <ul>
            {refused.slice(0, 50).map(({ name, reason }) => (
              <li key={name}>
                <code className="break-all">{name}</code>: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Field label="Sites" hint="One domain a line." error={problem?.fields.domains ?? problem?.message}>
        {(control) => (
          <Textarea name="domains" rows={8} spellCheck={false} className="font-mono" {...control} />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">{refused.length > 0 ? "Close" : "Cancel"}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Look for contacts
        </Button>
      </div>
    </form>
  );
}
