"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { entriesWords } from "#components/disavow/list-words";
import { type Sent, sendList } from "#components/disavow/send-list";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { ExternalLink } from "#components/ui/external-link";
import { Field, FieldGroup } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { countOf, formatBytes } from "#components/ui/format";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { recordEmptyList } from "#lib/disavow/actions";
import type { Held } from "#lib/disavow/types";

interface HeldFormProps {
  workspace: string;
  site: string;
  property: string;
  /** Address of the disavow page. */
  path: string;
  onDone?: (() => void) | undefined;
}

type Way = "file" | "text" | "none";

/** Asks what Google holds for a property now: its file, the same as text, or nothing. */
export function HeldForm({ workspace, site, property, path, onDone }: HeldFormProps) {
  const router = useRouter();
  const [way, setWay] = useState<Way>("file");
  const [file, setFile] = useState<File>();
  const [text, setText] = useState("");
  const [name, setName] = useState(property);
  const [refusal, setRefusal] = useState<Extract<Sent, { ok: false }>>();
  const [busy, start] = useTransition();

  const send = async (): Promise<Sent> => {
    if (way === "none") {
      const answer = await recordEmptyList(workspace, { site, property: name }).catch(() => null);
      return answer ?? { ok: false, message: "The server did not answer. Nothing was kept; try again." };
    }
    const list = way === "file" ? file : new Blob([text]);
    if (!list || list.size === 0) {
      return { ok: false, message: way === "file" ? "Choose the file first." : "Paste the list first." };
    }
    return sendList(workspace, site, name, list);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    start(async () => {
      setRefusal(undefined);
      const answer = await send();
      if (!answer.ok) {
        setRefusal(answer);
        return;
      }
      notify(heldWords(answer.data), { detail: readingWords(answer.data) });
      onDone?.();
      const written = URL.parse(name.trim())?.href ?? property;
      router.push(`${path}?${new URLSearchParams({ property: written })}`);
      router.refresh();
    });
  };
  const propertyProblem = refusal?.fields?.property;
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {refusal && !propertyProblem ? (
        <Notice kind="problem" title="Nothing was kept">
          {refusal.message}
        </Notice>
      ) : null}
      <Field
        label="Search Console property"
        hint="With its URL prefix, as https://www.example.com/. A domain property has no disavow list."
        error={propertyProblem}
      >
        {(control) => (
          <Input
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            inputMode="url"
            spellCheck={false}
            autoComplete="off"
            className="font-mono"
            {...control}
          />
        )}
      </Field>
      <FieldGroup label="Its list">
        <RadioField
          name="way"
          label="A file"
          hint="The disavow.txt that you have, or that the disavow tool gives to download."
          checked={way === "file"}
          onChange={() => setWay("file")}
        />
        <RadioField
          name="way"
          label="Text to paste"
          checked={way === "text"}
          onChange={() => setWay("text")}
        />
        <RadioField
          name="way"
          label="None"
          hint="The tool shows no list for this property."
          checked={way === "none"}
          onChange={() => setWay("none")}
        />
      </FieldGroup>
      {way === "file" ? (
        <div className="grid gap-2">
          <FileDrop
            label="Drop the file here, or choose it"
            hint="Text in any encoding, up to 4 MB."
            accept=".txt,.csv,text/plain"
            disabled={busy}
            onFiles={([first]) => setFile(first)}
          />
          <p role="status" className="text-sm text-muted">
            {file ? `${file.name}, ${formatBytes(file.size)}` : ""}
          </p>
        </div>
      ) : null}
      {way === "text" ? (
        <Field label="The list" hint="One entry a line; comments stay with the line below them.">
          {(control) => (
            <Textarea
              rows={10}
              spellCheck={false}
              className="font-mono"
              placeholder={"# link network, asked twice\ndomain:example.com"}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              {...control}
            />
          )}
        </Field>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {way === "none" ? "Google holds no list" : "Google holds this list"}
        </Button>
        <ExternalLink href="https://search.google.com/search-console/disavow-links" className="link">
          Look it up in the disavow tool
        </ExternalLink>
      </div>
    </form>
  );
}

function heldWords({ domains, urls }: Held): string {
  if (domains + urls === 0) return "Noted: Google holds no list";
  return `Noted: ${entriesWords({ domains, urls })}`;
}

function readingWords({ repaired, rejected }: Held): string | undefined {
  const parts = [
    repaired > 0 ? `${countOf(repaired, "line")} will be repaired` : "",
    rejected > 0 ? `${countOf(rejected, "line")} could not be read` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? `${parts.join(", ")}.` : undefined;
}
