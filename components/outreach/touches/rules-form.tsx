"use client";
import type { FormEvent } from "react";
import { useAct } from "#components/outreach/contacts/use-act";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { setOutreachRules } from "#lib/outreach/actions/touches";
import type { OutreachRulesView } from "#lib/outreach/touches/types";

const fieldsOf: { name: keyof OutreachRulesView; label: string; hint: string; min: number; max: number }[] = [
  {
    name: "cooldownDays",
    label: "Days until a site is asked again",
    hint: "In any campaign. Before that a warning says who wrote last.",
    min: 0,
    max: 3_650,
  },
  {
    name: "followUpDays",
    label: "Days until a follow-up",
    hint: "Three to seven are usual. A weekend gives way to the Monday after it.",
    min: 1,
    max: 365,
  },
  {
    name: "followUpsMost",
    label: "Follow-ups, at most",
    hint: "After that no answer is an answer.",
    min: 0,
    max: 20,
  },
];

/** How the workspace asks: when it follows up, and how long it leaves a site alone. */
export function RulesForm({ workspace, rules }: { workspace: string; rules: OutreachRulesView }) {
  const { problem, busy, run } = useAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: keyof OutreachRulesView) => String(form.get(name) ?? "");
    run(
      () =>
        setOutreachRules(workspace, {
          cooldownDays: number("cooldownDays"),
          followUpDays: number("followUpDays"),
          followUpsMost: number("followUpsMost"),
        }),
      () => "The rules of outreach are saved",
    );
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
      {problem && Object.keys(problem.fields).length === 0 ? (
        <Notice kind="problem" title="Nothing was changed">
          {problem.message}
        </Notice>
      ) : null}
      {fieldsOf.map(({ name, label, hint, min, max }) => (
        <Field key={name} label={label} hint={hint} error={problem?.fields[name]} required>
          {(control) => (
            <Input type="number" name={name} min={min} max={max} defaultValue={rules[name]} {...control} />
          )}
        </Field>
      ))}
      <div>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
