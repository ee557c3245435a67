import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Select } from "#components/ui/input";
import type { Comparison } from "#lib/disavow/types";

/** Chooses the two versions; works without a script, and the choice stands in the address. */
export function CompareForm({
  comparison,
  property,
  path,
}: {
  comparison: Comparison;
  property: string;
  path: string;
}) {
  const { versions, from, to } = comparison;
  return (
    <form action={path} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="property" value={property} />
      <Field label="From">
        {(control) => (
          <Select name="from" defaultValue={from} {...control}>
            {versions.map((number) => (
              <option key={number} value={number}>
                Version {number}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="To">
        {(control) => (
          <Select name="to" defaultValue={to ?? "draft"} {...control}>
            <option value="draft">The draft</option>
            {versions.map((number) => (
              <option key={number} value={number}>
                Version {number}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit">Compare</Button>
    </form>
  );
}
