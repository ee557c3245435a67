"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { announceChange } from "#components/placements/targets/announce-change";
import { TargetsPreview } from "#components/placements/targets/targets-preview";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { countOf } from "#components/ui/format";
import { Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { changeTargets, previewTargets } from "#lib/placements/actions/targets";
import type { TargetPreview } from "#lib/placements/targets/types";

interface TargetsFormProps {
  workspace: string;
  site: string;
  /** Where the site's domains are set. */
  settings: string;
  /** Domains of the site, for the sample. */
  domain: string;
}

/** Pairs of addresses, what they would do, and the change. The preview is of the text as it was read. */
export function TargetsForm({ workspace, site, settings, domain }: TargetsFormProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<{ of: string; is: TargetPreview }>();
  const [refusal, setRefusal] = useState<{ message: string; field: string | undefined }>();
  const [busy, start] = useTransition();
  const refuse = (answer: { message: string; fields?: Record<string, string> } | null) =>
    setRefusal({
      message: answer?.message ?? "The server did not answer. Nothing was changed; try again.",
      field: answer?.fields?.text,
    });
  const look = () =>
    start(async () => {
      setRefusal(undefined);
      const answer = await previewTargets(workspace, { site, text }).catch(() => null);
      if (!answer?.ok) return refuse(answer);
      setPreview({ of: text, is: answer.data });
    });
  const change = (of: string) =>
    start(async () => {
      setRefusal(undefined);
      const answer = await changeTargets(workspace, { site, text: of }).catch(() => null);
      if (!answer?.ok) return refuse(answer);
      setPreview(undefined);
      setText("");
      router.refresh();
      announceChange(workspace, answer.data, () => router.refresh());
    });
  const read = async (files: File[]) => {
    const [file] = files;
    if (file) setText(await file.text());
  };
  const isRead = preview !== undefined && preview.of === text;
  return (
    <div className="grid gap-5">
      {refusal && refusal.field === undefined ? <Notice kind="problem" title={refusal.message} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_260px]">
        <Field
          label="Old and new addresses, one pair a line"
          hint={<Hint />}
          error={refusal?.field ? `${refusal.message} ${refusal.field}` : undefined}
        >
          {(control) => (
            <Textarea
              rows={9}
              spellCheck={false}
              className="font-mono text-sm"
              placeholder={`https://${domain}/old-page https://${domain}/new-page\nhttps://${domain}/blog/* https://${domain}/articles/*`}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              {...control}
            />
          )}
        </Field>
        <div className="lg:pt-6">
          <FileDrop
            label="Or drop a file"
            hint="CSV or text, old address and new address on each line"
            accept=".csv,.txt,.tsv,text/plain,text/csv"
            onFiles={(files) => void read(files)}
          />
        </div>
      </div>
      {isRead ? <TargetsPreview preview={preview.is} settings={settings} /> : null}
      <div className="flex flex-wrap gap-2">
        {isRead && preview.is.changes > 0 ? (
          <Button variant="primary" size="lg" busy={busy} onClick={() => change(preview.of)}>
            Change {countOf(preview.is.changes, "target")}
          </Button>
        ) : (
          <Button
            variant={isRead ? "plain" : "primary"}
            size="lg"
            busy={busy}
            aria-disabled={text.trim() === "" || undefined}
            onClick={look}
          >
            Show what would change
          </Button>
        )}
      </div>
    </div>
  );
}

function Hint(): ReactNode {
  return (
    <>
      With <code>/*</code> at the end of both, everything under a folder moves and the rest of its path is
      kept.
    </>
  );
}
