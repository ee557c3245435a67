"use client";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type Sent, sendSamples } from "#components/manual-actions/send-samples";
import { type CaseOf, useCase } from "#components/manual-actions/use-case";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { countOf, formatBytes } from "#components/ui/format";
import { Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import type { AddedSamples } from "#lib/manual-actions/types";

/** Asks for Google's sample addresses: pasted, or in a file. */
export function AddSamples({ of, primary }: { of: CaseOf; primary: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add sample addresses"
      description="The ones that Google names in its notice or its answer. They are examples: look for others like them too."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant={primary ? "primary" : "plain"} icon={<Plus aria-hidden />}>
          Add samples
        </Button>
      }
    >
      <SamplesForm of={of} close={() => setOpen(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function SamplesForm({ of, close }: { of: CaseOf; close: () => void }) {
  const [file, setFile] = useState<File>();
  const [text, setText] = useState("");
  const [added, setAdded] = useState<AddedSamples>();
  const { problem, busy, run } = useCase();
  const send = (): Promise<Sent> | Sent =>
    file === undefined && text.trim() === ""
      ? { ok: false, message: "Paste the addresses or choose a file first." }
      : sendSamples(of, file ?? new Blob([text]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      async () => send(),
      (data) => {
        notify(`${countOf(data.added, "sample")} added`, {
          detail:
            data.known > 0 ? `${countOf(data.known, "address", "addresses")} stood here already.` : undefined,
        });
        if (data.rejectedCount === 0) close();
        else setAdded(data);
      },
    );
  };
  if (added) return <Rejected added={added} />;
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem ? (
        <Notice kind="problem" title="Nothing was added">
          {problem.message}
        </Notice>
      ) : null}
      <Field label="Addresses" hint="As you have them: one a line, a table, a message.">
        {(control) => (
          <Textarea
            rows={8}
            spellCheck={false}
            className="font-mono"
            placeholder="https://example.com/page"
            value={text}
            disabled={file !== undefined}
            onChange={(event) => setText(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <FileDrop
        label="Or drop a file here, or choose it"
        hint="Text or CSV in any encoding, up to 2 MB."
        accept=".txt,.csv,.tsv,text/plain,text/csv"
        disabled={busy}
        onFiles={([first]) => setFile(first)}
      />
      <p role="status" className="flex flex-wrap items-center gap-2 text-sm text-muted empty:hidden">
        {file ? (
          <>
            {file.name}, {formatBytes(file.size)}
            <Button variant="ghost" onClick={() => setFile(undefined)}>
              Not this file
            </Button>
          </>
        ) : null}
      </p>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Add samples
        </Button>
      </div>
    </form>
  );
}

function Rejected({ added: { added, rejected, rejectedCount } }: { added: AddedSamples }) {
  return (
    <div className="grid gap-4">
      <Notice kind={added > 0 ? "done" : "info"} title={`${countOf(added, "sample")} added`}>
        {countOf(rejectedCount, "line")} could not be read:
      </Notice>
      <ul className="grid gap-2">
        {rejected.map(({ line, text, reason }) => (
          <li key={line}>
            <span className="mr-2 text-muted tabular-nums">Line {line}</span>
            <code className="break-all">{text}</code>
            <span className="block text-sm text-muted">{reason}</span>
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <DialogClose>
          <Button size="lg">Close</Button>
        </DialogClose>
      </div>
    </div>
  );
}
