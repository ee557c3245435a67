"use client";
import { type FormEvent, useState } from "react";
import { BoundTable } from "#components/toxic/weights/bound-table";
import { SignalTable } from "#components/toxic/weights/signal-table";
import { useWeights } from "#components/toxic/weights/use-weights";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Panel } from "#components/ui/panel";
import { numberSections, numbersOf } from "#lib/core/toxic/weight-sections";
import { setToxicWeights } from "#lib/toxic/actions";
import type { WeightsView } from "#lib/toxic/weights/types";

interface WeightsFormProps {
  workspace: string;
  view: Pick<WeightsView, "number" | "defaults" | "weights" | "changes">;
  mayChange: boolean;
}

/** What a table of numbers shows and changes, by "section.name". */
export interface Numbers {
  value: (path: string) => string;
  own: (path: string) => number;
  error: (path: string) => string | undefined;
  /** Null: they are only read. */
  change: ((path: string, value: string) => void) | null;
}

/** Every number of the weights: what each signal counts, and the bounds. */
export function WeightsForm({ workspace, view, mayChange }: WeightsFormProps) {
  const { defaults, weights } = view;
  const [values, setValues] = useState(() => flat(weights));
  const own = flat(defaults);
  const held = flat(weights);
  const { busy, problem, send } = useWeights();
  const isChanged = Object.keys(values).some((path) => values[path] !== held[path]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { lists } = view.changes;
    send(
      () =>
        setToxicWeights(workspace, {
          number: view.number,
          changes: { ...nested(values), ...(lists === undefined ? {} : { lists }) },
        }),
      "The weights are saved. They hold from the next audit on.",
    );
  };
  const numbers: Numbers = {
    value: (path) => values[path] ?? "",
    own: (path) => Number(own[path]),
    error: (path) => problem?.fields[path],
    change: mayChange ? (path, value) => setValues((all) => ({ ...all, [path]: value })) : null,
  };
  const sections = numberSections(defaults).filter((section) => section !== "points");
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Panel title="Signals" scope="Points of each when it speaks in full, 0 to 100" padded={false}>
        <SignalTable numbers={numbers} most={Number(numbers.value("adding.familyPoints"))} />
      </Panel>
      <Panel title="Bounds" scope="From where on signals speak, and how points add up" padded={false}>
        <details
          open={problem !== null && !Object.keys(problem.fields).every((path) => path.startsWith("points."))}
        >
          <summary className="cursor-pointer px-4 py-2.5 font-medium">
            Show all {sections.flatMap((section) => Object.keys(numbersOf(defaults, section))).length} bounds
          </summary>
          <BoundTable
            numbers={numbers}
            sections={sections.map((section) => ({
              section,
              names: Object.keys(numbersOf(defaults, section)),
            }))}
          />
        </details>
      </Panel>
      {problem ? (
        <Notice kind="problem" title="Nothing was saved">
          {Object.keys(problem.fields).length > 1
            ? `${Object.keys(problem.fields).length} values need another look: they say what to write.`
            : problem.message}
        </Notice>
      ) : null}
      {mayChange ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" size="lg" busy={busy} disabled={!isChanged}>
            Save the weights
          </Button>
          {isChanged ? (
            <Button size="lg" onClick={() => setValues(held)}>
              Forget what I typed
            </Button>
          ) : null}
        </div>
      ) : null}
    </form>
  );
}

function flat(weights: WeightsView["weights"]): Record<string, string> {
  return Object.fromEntries(
    numberSections(weights).flatMap((section) =>
      Object.entries(numbersOf(weights, section)).map(([name, value]) => [
        `${section}.${name}`,
        String(value),
      ]),
    ),
  );
}

/** What is no number goes as it was typed: the answer says what to write. */
function nested(values: Readonly<Record<string, string>>): Record<string, Record<string, number | string>> {
  const sections: Record<string, Record<string, number | string>> = {};
  for (const [path, value] of Object.entries(values)) {
    // A name may hold a dot itself ("vendor.moz.spam_score").
    const at = path.indexOf(".");
    const section = path.slice(0, at);
    const isNumber = value.trim() !== "" && Number.isFinite(Number(value));
    sections[section] = { ...sections[section], [path.slice(at + 1)]: isNumber ? Number(value) : value };
  }
  return sections;
}
