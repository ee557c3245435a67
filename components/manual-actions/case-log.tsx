"use client";
import { type FormEvent, useState } from "react";
import { type CaseOf, useCase } from "#components/manual-actions/use-case";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { DateText } from "#components/ui/time";
import { notify } from "#components/ui/toast";
import type { CaseStep } from "#lib/core/manual-action/case-facts";
import type { CaseStepKind } from "#lib/core/manual-action/state";
import { stepWords } from "#lib/core/manual-action/words";
import { noteCaseStep, takeBackStep } from "#lib/manual-actions/actions";

interface CaseLogProps {
  of: CaseOf;
  /** Oldest first. */
  steps: readonly CaseStep[];
  /** What can be noted next; empty for who may not. */
  next: readonly CaseStepKind[];
}

const asks: Record<CaseStepKind, { button: string; day: string; note: string }> = {
  submitted: { button: "I submitted the request", day: "Day it was sent", note: "Note" },
  approved: { button: "Google approved it", day: "Day of the answer", note: "What Google wrote" },
  rejected: { button: "Google rejected it", day: "Day of the answer", note: "What Google wrote" },
  more_samples: {
    button: "Rejected, with more samples",
    day: "Day of the answer",
    note: "What Google wrote",
  },
  closed: { button: "Close the case", day: "Day", note: "Why" },
  reopened: { button: "Open it again", day: "Day", note: "Why" },
};

/** What was sent to Google and what it answered, and the next of these. */
export function CaseLog({ of, steps, next }: CaseLogProps) {
  const { problem, busy, run } = useCase();
  const last = steps.at(-1);
  return (
    <div className="grid gap-3">
      {problem ? (
        <Notice kind="problem" title="Nothing was changed">
          {problem.message}
        </Notice>
      ) : null}
      {steps.length === 0 ? (
        <p className="text-muted">Nothing was sent yet.</p>
      ) : (
        <ol className="grid gap-2">
          {steps.map((step) => (
            <li key={step.id}>
              <b>{stepWords[step.kind]}</b>
              {step.note ? <p className="break-words whitespace-pre-wrap">{step.note}</p> : null}
              <p className="text-sm text-muted">
                <DateText at={step.on} />
                {step.by ? `, noted by ${step.by}` : ""}
              </p>
            </li>
          ))}
        </ol>
      )}
      {next.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {next.map((kind) => (
            <StepDialog key={kind} of={of} kind={kind} />
          ))}
          {last ? (
            <Button
              variant="ghost"
              busy={busy}
              onClick={() =>
                run(
                  () => takeBackStep(of.workspace, { site: of.site, id: of.id, step: last.id }),
                  () => notify("The last step is taken back"),
                )
              }
            >
              Take the last step back
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function StepDialog({ of, kind }: { of: CaseOf; kind: CaseStepKind }) {
  const [open, setOpen] = useState(false);
  const { button } = asks[kind];
  return (
    <Dialog
      title={stepWords[kind]}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant={kind === "closed" ? "ghost" : "plain"}>{button}</Button>}
    >
      <StepForm of={of} kind={kind} close={() => setOpen(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function StepForm({ of, kind, close }: { of: CaseOf; kind: CaseStepKind; close: () => void }) {
  const { problem, busy, run } = useCase();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(
      () =>
        noteCaseStep(of.workspace, {
          site: of.site,
          id: of.id,
          kind,
          on: String(form.get("on") ?? ""),
          note: String(form.get("note") ?? ""),
        }),
      () => {
        notify(
          "Noted",
          kind === "more_samples"
            ? { detail: "Add the samples that Google named; they are a new round." }
            : {},
        );
        close();
      },
    );
  };
  const { day, note } = asks[kind];
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem && !problem.fields.on ? (
        <Notice kind="problem" title="Nothing was noted">
          {problem.message}
        </Notice>
      ) : null}
      <Field label={day} error={problem?.fields.on}>
        {(control) => <Input type="date" name="on" defaultValue={today()} {...control} />}
      </Field>
      <Field label={note} error={problem?.fields.note} optional>
        {(control) => <Textarea name="note" rows={4} {...control} />}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Note it
        </Button>
      </div>
    </form>
  );
}

/** The person's day, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
