"use client";
import { type FormEvent, useState } from "react";
import type { TextFrom, ways } from "#components/outreach/add/ways";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { formatBytes } from "#components/ui/format";
import { Input, Textarea } from "#components/ui/input";
import { csvLine } from "#lib/core/csv";

interface TextFormProps {
  way: (typeof ways)[number];
  busy: boolean;
  onGiven: (from: TextFrom, body: Blob) => void;
}

/** Takes what a person pastes, uploads or types. Nothing is added yet. */
export function TextForm({ way, busy, onGiven }: TextFormProps) {
  const { from } = way;
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [
        name,
        typeof value === "string" ? value : "",
      ]),
    );
    const body = from === "file" ? file : bodyOf(from, fields);
    const isEmpty = body === undefined || body.size === 0;
    setProblem(
      isEmpty ? (from === "file" ? "Choose the file first." : "Write or paste something first.") : undefined,
    );
    if (!isEmpty && !busy) onGiven(from, body);
  };
  return (
    <form onSubmit={submit} className="grid max-w-[680px] gap-4" noValidate>
      {from === "file" ? (
        <div className="grid gap-2">
          <FileDrop
            label="Drop the file here, or choose it"
            hint={way.hint}
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            disabled={busy}
            onFiles={([first]) => setFile(first)}
          />
          <p role="status" className="text-sm text-muted">
            {file ? `${file.name}, ${formatBytes(file.size)}` : ""}
          </p>
          {problem ? (
            <p role="alert" className="text-sm text-lost">
              {problem}
            </p>
          ) : null}
        </div>
      ) : (
        <Field label={way.field} hint={way.hint} error={problem}>
          {(control) =>
            from === "hand" ? (
              <Input
                name="text"
                autoComplete="off"
                spellCheck={false}
                placeholder={way.placeholder}
                {...control}
              />
            ) : (
              <Textarea
                name="text"
                rows={10}
                spellCheck={false}
                className="font-mono"
                placeholder={way.placeholder}
                {...control}
              />
            )
          }
        </Field>
      )}
      {from === "hand" ? (
        <>
          <Field label="Why it fits" optional>
            {(control) => <Input name="note" maxLength={1_000} autoComplete="off" {...control} />}
          </Field>
          <Field label="How well it fits, 0 to 100" hint="Empty: as computed from what is known." optional>
            {(control) => (
              <Input name="fit" inputMode="numeric" maxLength={3} className="w-24" {...control} />
            )}
          </Field>
        </>
      ) : null}
      <div>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Look them over
        </Button>
      </div>
    </form>
  );
}

function bodyOf(from: TextFrom, { text = "", note = "", fit = "" }: Record<string, string>): Blob {
  if (text.trim() === "") return new Blob([]);
  return new Blob(
    from === "hand" ? [csvLine(["page", "note", "fit"]), csvLine([text.trim(), note, fit])] : [text],
  );
}
