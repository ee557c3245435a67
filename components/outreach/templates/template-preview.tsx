"use client";
import { useState, useTransition } from "react";
import type { Sample } from "#components/outreach/templates/template-form";
import { Field } from "#components/ui/field";
import { Select } from "#components/ui/input";
import type { MailText } from "#lib/core/mail/draft";
import { draftProblems, fillDraft, firstNameOf } from "#lib/core/outreach/draft";
import { loadDraft } from "#lib/outreach/actions/templates";
import type { DraftView } from "#lib/outreach/templates/types";

interface TemplatePreviewProps {
  workspace: string;
  samples: readonly Sample[];
  text: MailText;
}

/** What the text makes of a real prospect, as it is typed. */
export function TemplatePreview({ workspace, samples, text }: TemplatePreviewProps) {
  const [draft, setDraft] = useState<DraftView | null>(null);
  const [chosen, setChosen] = useState("");
  const [problem, setProblem] = useState<string>();
  const [, start] = useTransition();
  const choose = (id: string) => {
    setChosen(id);
    if (id === "") return setDraft(null);
    start(async () => {
      const answer = await loadDraft(workspace, { prospect: id }).catch(() => null);
      setProblem(answer?.ok ? undefined : (answer?.message ?? "The server did not answer. Try again."));
      setDraft(answer?.ok ? answer.data : null);
    });
  };
  if (samples.length === 0) {
    return (
      <p className="text-sm text-muted">
        With a first prospect, what the template makes of it is shown here.
      </p>
    );
  }
  return (
    <section aria-label="Preview" className="grid gap-2 rounded-md border border-border p-3">
      <Field label="Preview with" error={problem}>
        {(control) => (
          <Select value={chosen} onChange={(event) => choose(event.currentTarget.value)} {...control}>
            <option value="">Choose a prospect</option>
            {samples.map(({ id, domain }) => (
              <option key={id} value={id}>
                {domain}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft === null ? null : <Filled draft={draft} text={text} />}
    </section>
  );
}

function Filled({ draft, text }: { draft: DraftView; text: MailText }) {
  const [contact] = draft.contacts;
  const name = contact?.name ?? null;
  const filled = fillDraft(text, { ...draft.facts, name, first_name: firstNameOf(name) });
  return (
    <>
      <p className="text-sm text-muted">
        {contact === undefined ? "No mail address is known." : `To ${contact.value}`}
      </p>
      <p className="font-medium break-words">{filled.subject}</p>
      <p className="break-words whitespace-pre-wrap">{filled.body}</p>
      {draftProblems(contact?.value ?? "", filled).map((stop) => (
        <p key={stop} className="text-lost">
          {stop}
        </p>
      ))}
    </>
  );
}
