"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { ExternalLink } from "#components/ui/external-link";
import { FieldGroup } from "#components/ui/field";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { answerDisavowCheck } from "#lib/toxic/actions";
import type { KeptAnswers } from "#lib/toxic/check/types";

type Name = "manualAction" | "suddenDrop" | "boughtLinks";

interface Question {
  name: Name;
  label: string;
  hint: ReactNode;
  options: readonly (readonly [value: string, label: string])[];
}

const UNKNOWN = "unknown";
const yesNo = [
  ["yes", "Yes"],
  ["no", "No"],
  [UNKNOWN, "I don't know"],
] as const;

const questions: readonly Question[] = [
  {
    name: "manualAction",
    label: "Is there a manual action?",
    hint: (
      <>
        Search Console says it under{" "}
        <ExternalLink href="https://search.google.com/search-console/manual-actions" className="link">
          Manual actions
        </ExternalLink>
        .
      </>
    ),
    options: [
      ["none", "None"],
      ["links_to", "Unnatural links to the site"],
      ["links_from", "Unnatural links from the site"],
      [UNKNOWN, "I don't know"],
    ],
  },
  {
    name: "suddenDrop",
    label: "Did visits from search fall suddenly?",
    hint: "Within days, and not because of a season, a move or a page that broke.",
    options: yesNo,
  },
  {
    name: "boughtLinks",
    label: "Were links bought or made in the past?",
    hint: "Paid posts, exchanges, networks, directories; by an agency or an owner before you too.",
    options: yesNo,
  },
];

/** The three questions that only a person can answer. */
export function Questions({
  workspace,
  site,
  answers,
}: {
  workspace: string;
  site: string;
  answers: KeptAnswers | null;
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState(() => valuesOf(answers));
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const { manualAction, suddenDrop, boughtLinks } = chosen;
    if (!manualAction || !suddenDrop || !boughtLinks) {
      setProblem("Answer each of the three; “I don't know” is an answer too.");
      return;
    }
    start(async () => {
      setProblem(undefined);
      const told = await answerDisavowCheck(workspace, {
        site,
        manualAction: manualAction === UNKNOWN ? null : (manualAction as "links_to" | "links_from" | "none"),
        suddenDrop: known(suddenDrop),
        boughtLinks: known(boughtLinks),
      }).catch(() => null);
      if (!told?.ok) {
        setProblem(told?.message ?? "The server did not answer. Nothing was kept; try again.");
        return;
      }
      notify("Your answers are kept");
      router.refresh();
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem ? (
        <Notice kind="problem" title="Nothing was kept">
          {problem}
        </Notice>
      ) : null}
      {questions.map(({ name, label, hint, options }) => (
        <FieldGroup key={name} label={label}>
          <p className="text-sm text-muted">{hint}</p>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {options.map(([value, word]) => (
              <RadioField
                key={value}
                name={name}
                label={word}
                checked={chosen[name] === value}
                onChange={() => setChosen((before) => ({ ...before, [name]: value }))}
              />
            ))}
          </div>
        </FieldGroup>
      ))}
      <div>
        <Button type="submit" variant={answers === null ? "primary" : "plain"} size="lg" busy={busy}>
          {answers === null ? "Tell me" : "Keep these answers"}
        </Button>
      </div>
    </form>
  );
}

const known = (answer: string) => (answer === UNKNOWN ? null : answer === "yes");

function valuesOf(answers: KeptAnswers | null): Partial<Record<Name, string>> {
  if (answers === null) return {};
  const word = (answer: boolean | null) => (answer === null ? UNKNOWN : answer ? "yes" : "no");
  return {
    manualAction: answers.manualAction ?? UNKNOWN,
    suddenDrop: word(answers.suddenDrop),
    boughtLinks: word(answers.boughtLinks),
  };
}
