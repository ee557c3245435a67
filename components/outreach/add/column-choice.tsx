"use client";
import { Field } from "#components/ui/field";
import { Select } from "#components/ui/input";

interface ColumnChoiceProps<F extends string> {
  header: readonly string[];
  /** Which column each field is read from, from 0. */
  columns: Partial<Record<F, number>>;
  fields: readonly (readonly [field: F, label: string])[];
  onChange: (columns: Partial<Record<F, number>>) => void;
}

/** Which column of a table is which, to look over and to change. */
export function ColumnChoice<F extends string>({ header, columns, fields, onChange }: ColumnChoiceProps<F>) {
  return (
    <fieldset className="flex flex-wrap items-end gap-3">
      <legend className="sr-only">Columns</legend>
      {fields.map(([field, label]) => (
        <Field key={field} label={label}>
          {(control) => (
            <Select
              small
              value={columns[field] ?? ""}
              onChange={(event) => onChange(changed(columns, field, event.currentTarget.value))}
              {...control}
            >
              <option value="">–</option>
              {header.map((name, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <option key={at} value={at}>
                  {name || `Column ${at + 1}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
    </fieldset>
  );
}

function changed<F extends string>(
  columns: Partial<Record<F, number>>,
  field: F,
  value: string,
): Partial<Record<F, number>> {
  const next = { ...columns };
  if (value === "") delete next[field];
  else next[field] = Number(value);
  return next;
}

/** As it stands in an address: "site:0,note:3". */
export const columnsText = (columns: Readonly<Partial<Record<string, number>>>): string =>
  Object.entries(columns)
    .map(([field, at]) => `${field}:${at}`)
    .join(",");
