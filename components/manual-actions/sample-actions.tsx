"use client";
import { MailX, ShieldAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type CaseOf, useCase } from "#components/manual-actions/use-case";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field, FieldGroup } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { askForSamples, markSamples, takeBackAsked } from "#lib/manual-actions/actions";
import { undoJudgement } from "#lib/toxic/actions";
import type { Refusal } from "#lib/toxic/types";

interface SampleActionsProps {
  of: CaseOf;
  /** Samples that still link and have no request; that no disavow names and nobody has marked. */
  toAsk: number;
  toMark: number;
  /** "Manual action of 3 March 2026" */
  reason: string;
}

/** What is done about all samples that still link, at once. */
export function SampleActions({ of, toAsk, toMark, reason }: SampleActionsProps) {
  const { problem, busy, run, announce } = useCase();
  const ask = () =>
    run(
      () => askForSamples(of.workspace, { site: of.site, id: of.id }),
      ({ added, known, refused, batch }) => {
        const parts = [
          known > 0 ? `${countOf(known, "name")} had one already.` : "",
          ...refused.map((one) => `${one.name}: ${one.reason}`),
        ].filter((part) => part !== "");
        announce(`${countOf(added, "request")} begun`, () => takeBackAsked(of.workspace, { batch }), {
          detail: parts.join(" ") || "Contacts are looked for; you send the mails.",
        });
      },
    );
  return (
    <>
      {toAsk > 0 ? (
        <Button busy={busy} icon={<MailX aria-hidden />} onClick={ask}>
          Ask for removal of {countOf(toAsk, "sample")}
        </Button>
      ) : null}
      {toMark > 0 ? <MarkDialog of={of} toMark={toMark} reason={reason} /> : null}
      {problem ? (
        <Notice kind="problem" title="Nothing was begun" className="basis-full">
          {problem.message}
        </Notice>
      ) : null}
    </>
  );
}

function MarkDialog({ of, toMark, reason }: Pick<SampleActionsProps, "of" | "toMark" | "reason">) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`Mark ${countOf(toMark, "sample")} for disavow`}
      description="A mark is your team's opinion; it stands in the next disavow file until it is taken off. Ask for removal first: a disavow is for what stays."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button icon={<ShieldAlert aria-hidden />}>Mark {countOf(toMark, "sample")} for disavow</Button>
      }
    >
      <MarkForm of={of} reason={reason} close={() => setOpen(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function MarkForm({ of, reason, close }: { of: CaseOf; reason: string; close: () => void }) {
  const [on, setOn] = useState<"domain" | "page">("domain");
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const { problem, busy, run, announce } = useCase();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const why = String(new FormData(event.currentTarget).get("reason") ?? "");
    run(
      () => markSamples(of.workspace, { site: of.site, id: of.id, on, reason: why }),
      ({ batch, count, refused: left }) => {
        if (batch !== null)
          announce(`${countOf(count, on)} marked for disavow`, () => undoJudgement(of.workspace, { batch }));
        else notify("Nothing was marked");
        setRefused(left);
        if (left.length === 0) close();
      },
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem && !problem.fields.reason ? (
        <Notice kind="problem" title="Nothing was marked">
          {problem.message}
        </Notice>
      ) : null}
      {refused.length > 0 ? (
        <Notice title={`${countOf(refused.length, "name")} not marked`}>
          <ul>
            {refused.map((one) => (
              <li key={one.name}>
                <code className="break-all">{one.name}</code>: {one.reason}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <FieldGroup label="How far">
        <RadioField
          name="on"
          label="The whole domain of each"
          hint="What Google advises for a site that was made for links."
          checked={on === "domain"}
          onChange={() => setOn("domain")}
        />
        <RadioField
          name="on"
          label="The sample pages alone"
          hint="Where the site is fine: a hacked page, a comment."
          checked={on === "page"}
          onChange={() => setOn("page")}
        />
      </FieldGroup>
      <Field label="Reason" error={problem?.fields.reason}>
        {(control) => (
          <Input name="reason" maxLength={500} autoComplete="off" defaultValue={reason} {...control} />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">{refused.length > 0 ? "Close" : "Cancel"}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Mark for disavow
        </Button>
      </div>
    </form>
  );
}
