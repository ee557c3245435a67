"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { RefusedRows } from "#components/outreach/add/refused-rows";
import { sendEntries } from "#components/outreach/suppression/send-entries";
import { causeLooks } from "#components/outreach/suppression/suppression-words";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field, FieldGroup } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { countOf, formatBytes } from "#components/ui/format";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { Tabs } from "#components/ui/tabs";
import { notify, notifyProblem } from "#components/ui/toast";
import { undoSuppress } from "#lib/outreach/actions/suppression";
import type { Suppressed } from "#lib/outreach/suppression/types";

const CAUSES = ["do_not_contact", "opt_out", "bounced"] as const;
type Cause = (typeof CAUSES)[number];

/** Puts domains and addresses on the do-not-contact list: typed, pasted, or from a file. */
export function AddEntries({ workspace }: { workspace: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add
        </Button>
      }
      title="Whom nobody writes to"
      description="A domain covers its subdomains and every address there. Nobody can pass the list over."
      open={open}
      onOpenChange={setOpen}
    >
      <EntriesForm workspace={workspace} close={() => setOpen(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function EntriesForm({ workspace, close }: { workspace: string; close: () => void }) {
  const router = useRouter();
  const [cause, setCause] = useState<Cause>("do_not_contact");
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<Suppressed>();
  const [busy, start] = useTransition();

  const undo = async (batch: string) => {
    const answer = await undoSuppress(workspace, { batch }).catch(() => null);
    if (answer?.ok) notify(`${countOf(answer.data.count, "entry", "entries")} taken off again`);
    else notifyProblem(answer?.message ?? "The server did not answer. The entries are still there.");
    router.refresh();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const given = {
      names: String(form.get("names") ?? ""),
      note: String(form.get("note") ?? ""),
      cause,
      file,
    };
    start(async () => {
      setProblem(undefined);
      const sent = await sendEntries(workspace, given);
      if (!sent.ok) {
        setProblem(sent.message);
        return;
      }
      const { batch, added, known, refused } = sent.data;
      const again = known > 0 ? `${countOf(known, "entry was", "entries were")} there already.` : undefined;
      notify(`${countOf(added, "entry", "entries")} added`, {
        detail: again,
        undo: batch === null ? undefined : () => undo(batch),
      });
      router.refresh();
      if (refused.length === 0) close();
      else setDone(sent.data);
    });
  };
  if (done) return <LeftOut done={done} />;
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem ? (
        <Notice kind="problem" title="Nothing was added">
          {problem}
        </Notice>
      ) : null}
      <Tabs
        label="How they are given"
        tabs={[
          {
            value: "text",
            label: "Typed or pasted",
            content: (
              <Field label="Domains and addresses" hint="One a line, or between commas.">
                {(control) => (
                  <Textarea
                    name="names"
                    rows={5}
                    spellCheck={false}
                    className="font-mono"
                    placeholder={"themulch.example\nmaren@rootandstem.example"}
                    {...control}
                  />
                )}
              </Field>
            ),
          },
          {
            value: "file",
            label: "A file",
            content: (
              <div className="grid gap-2">
                <FileDrop
                  label="Drop the list here, or choose it"
                  hint="One name a line, or CSV with a column named Domain or Email; Cause and Note are read where they are."
                  accept=".csv,.tsv,.txt,text/csv,text/plain"
                  disabled={busy}
                  onFiles={([first]) => setFile(first)}
                />
                <p role="status" className="text-sm text-muted">
                  {file ? `${file.name}, ${formatBytes(file.size)}` : ""}
                </p>
              </div>
            ),
          },
        ]}
      />
      <FieldGroup label="Why">
        {CAUSES.map((one) => (
          <RadioField
            key={one}
            name="cause"
            label={causeLooks[one].word}
            hint={causeLooks[one].meaning}
            checked={cause === one}
            onChange={() => setCause(one)}
          />
        ))}
      </FieldGroup>
      <Field label="Note" optional>
        {(control) => <Input name="note" maxLength={500} autoComplete="off" {...control} />}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Add to the list
        </Button>
      </div>
    </form>
  );
}

function LeftOut({ done: { added, refused } }: { done: Suppressed }) {
  return (
    <div className="grid gap-4">
      <Notice
        kind={added > 0 ? "done" : "problem"}
        title={added > 0 ? `${countOf(added, "entry", "entries")} added` : "Nothing was added"}
      />
      <RefusedRows rows={refused.map((row) => ({ line: null, ...row }))} file="entries-not-added.csv" />
      <div className="flex justify-end">
        <DialogClose>
          <Button size="lg">Close</Button>
        </DialogClose>
      </div>
    </div>
  );
}
