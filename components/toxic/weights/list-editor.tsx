"use client";
import { type FormEvent, useState } from "react";
import { listWords } from "#components/toxic/weights/bound-words";
import { useWeights } from "#components/toxic/weights/use-weights";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { countOf, formatCount } from "#components/ui/format";
import { Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import type { ListName } from "#lib/core/toxic/weight-changes";
import { setToxicWeights } from "#lib/toxic/actions";
import type { WeightsView } from "#lib/toxic/weights/types";

interface ListEditorProps {
  workspace: string;
  view: Pick<WeightsView, "number" | "defaults" | "changes">;
  list: ListName;
  mayChange: boolean;
}

const linesOf = (text: string) =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** One list: the product's own entries to read, what the team adds to it, and what it takes out. */
export function ListEditor({ workspace, view, list, mayChange }: ListEditorProps) {
  const own = view.defaults.lists[list];
  const held = view.changes.lists?.[list] ?? { add: [], remove: [] };
  const [add, setAdd] = useState(held.add.join("\n"));
  const [remove, setRemove] = useState(held.remove.join("\n"));
  const { busy, problem, send } = useWeights();
  const { name, meaning, example } = listWords[list];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const lists = { ...view.changes.lists, [list]: { add: linesOf(add), remove: linesOf(remove) } };
    send(
      () => setToxicWeights(workspace, { number: view.number, changes: { ...view.changes, lists } }),
      `The list “${name}” is saved. It holds from the next audit on.`,
    );
  };
  const isChanged = add !== held.add.join("\n") || remove !== held.remove.join("\n");
  return (
    <details
      open={problem !== null || undefined}
      className="border-t border-border px-4 py-2.5 first:border-t-0"
    >
      <summary className="cursor-pointer">
        <b className="font-medium">{name}</b>{" "}
        <span className="text-sm text-muted">{countWords(own.length, held)}</span>
      </summary>
      <form onSubmit={submit} className="mt-2 grid gap-3">
        <p className="text-muted">{meaning}</p>
        {problem ? (
          <Notice kind="problem" title="Nothing was saved">
            {problem.message}
          </Notice>
        ) : null}
        <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
          <Entries
            label="You add"
            hint={`One a line: ${example}`}
            value={add}
            onChange={mayChange ? setAdd : null}
          />
          <Entries
            label="You take out"
            hint="One a line, as it stands in the product’s list."
            value={remove}
            onChange={mayChange ? setRemove : null}
          />
        </div>
        {mayChange ? (
          <div>
            <Button type="submit" busy={busy} disabled={!isChanged}>
              Save this list
            </Button>
          </div>
        ) : null}
        <details>
          <summary className="cursor-pointer text-sm">The product’s own {formatCount(own.length)}</summary>
          <p className="mt-1 max-h-[240px] overflow-auto text-sm break-words text-muted">{own.join(", ")}</p>
        </details>
      </form>
    </details>
  );
}

interface EntriesProps {
  label: string;
  hint: string;
  value: string;
  onChange: ((value: string) => void) | null;
}

function Entries({ label, hint, value, onChange }: EntriesProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Textarea
          rows={5}
          spellCheck={false}
          readOnly={onChange === null}
          value={value}
          onChange={(event) => onChange?.(event.currentTarget.value)}
          {...control}
        />
      )}
    </Field>
  );
}

function countWords(
  own: number,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): string {
  const parts = [
    countOf(own, "entry", "entries"),
    ...(add.length > 0 ? [`${formatCount(add.length)} added`] : []),
    ...(remove.length > 0 ? [`${formatCount(remove.length)} taken out`] : []),
  ];
  return parts.join(", ");
}
