"use client";
import { useState } from "react";
import { type CaseOf, useCase } from "#components/manual-actions/use-case";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { CopyButton } from "#components/ui/copy-button";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { openQuestions } from "#lib/core/manual-action/draft";
import { keepDraft } from "#lib/manual-actions/actions";
import type { CaseDetail } from "#lib/manual-actions/types";

interface RequestEditorProps {
  of: CaseOf;
  request: CaseDetail["request"];
}

/** The request as a person keeps it, else as the facts have it. Nobody's words are written over unasked. */
export function RequestEditor({ of, request: { kept, drafted } }: RequestEditorProps) {
  // Null: nothing was typed here, so that the text follows the facts.
  const [typed, setTyped] = useState<string | null>(null);
  const { problem, busy, run } = useCase();
  const stored = kept?.text ?? drafted;
  const text = typed ?? stored;
  const questions = openQuestions(text);
  const keep = (next: string | null, done: string) =>
    run(
      () => keepDraft(of.workspace, { site: of.site, id: of.id, text: next, replaces: kept?.at ?? null }),
      () => {
        setTyped(null);
        notify(done);
      },
    );
  return (
    <div className="grid gap-3">
      {problem ? (
        <Notice kind="problem" title="Nothing was kept">
          {problem.message}
        </Notice>
      ) : null}
      <Field
        label="Text"
        hint={
          questions > 0
            ? `${countOf(questions, "question")} in brackets only you can answer.`
            : "Plain text; paste it in Search Console under “Request review”."
        }
      >
        {(control) => (
          <Textarea
            rows={18}
            value={text}
            onChange={(event) => setTyped(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          busy={busy}
          disabled={typed === null || typed === stored}
          onClick={() => keep(text, "Your text is kept")}
        >
          Keep this text
        </Button>
        <CopyButton text={text} label="Copy the text" worded />
        {kept !== null || (typed !== null && typed !== drafted) ? (
          <ConfirmDialog
            trigger={<Button variant="ghost">Draft it anew</Button>}
            title="Draft the request anew?"
            confirmLabel="Draft it anew"
            danger
            onConfirm={async () => {
              if (kept === null) setTyped(null);
              else keep(null, "The request is drafted from the facts");
            }}
          >
            Your own words go, and the text follows the facts of the case again. Copy them first if you need
            them.
          </ConfirmDialog>
        ) : null}
      </div>
    </div>
  );
}
