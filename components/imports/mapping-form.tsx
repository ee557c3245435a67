"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { fieldNames, kindNames, mappable } from "#components/imports/field-names";
import { Button } from "#components/ui/button";
import { Select } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { mapFile } from "#lib/imports/actions";
import type { Field } from "#lib/imports/formats/format";
import type { RowsKind } from "#lib/imports/row-types";

interface MappingFormProps {
  workspace: string;
  importId: string;
  fileId: string;
  kind: RowsKind;
  columns: readonly string[];
  mapping: Readonly<Record<string, string | undefined>>;
  editable: boolean;
}

/** Which column becomes what; a person may say otherwise, and it is remembered for the next file like it. */
export function MappingForm({ workspace, importId, fileId, columns, editable, ...given }: MappingFormProps) {
  const [kind, setKind] = useState(given.kind);
  const [mapping, setMapping] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      Object.entries(given.mapping).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const router = useRouter();
  const fields: readonly Field[] = mappable[kind];
  const changed = kind !== given.kind || fields.some((field) => mapping[field] !== given.mapping[field]);
  const save = () =>
    start(async () => {
      setProblem(null);
      const kept = Object.entries(mapping).filter(
        ([field, column]) => column !== "" && (kind === given.kind || fields.some((one) => one === field)),
      );
      const answer = await mapFile(workspace, {
        id: importId,
        file: fileId,
        kind,
        mapping: Object.fromEntries(kept),
      });
      if (answer.ok) router.refresh();
      else setProblem(answer.message);
    });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="mr-auto">Mapping</h3>
        {editable ? (
          <Select
            small
            aria-label="What the rows are"
            value={kind}
            onChange={(event) => setKind(event.target.value as RowsKind)}
          >
            {Object.entries(kindNames).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
      {problem ? (
        <Notice kind="problem" title="The mapping was not changed">
          {problem}
        </Notice>
      ) : null}
      <table className="w-full text-sm">
        <caption className="sr-only">Which column is read as what</caption>
        <thead>
          <tr className="text-left text-muted">
            <th scope="col" className="py-1 pr-2 font-medium">
              Read as
            </th>
            <th scope="col" className="py-1 font-medium">
              Column in the file
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} className="border-t border-border">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                {fieldNames[field]}
              </th>
              <td className="py-1">
                {editable ? (
                  <Select
                    small
                    aria-label={`Column for ${fieldNames[field]}`}
                    value={mapping[field] ?? ""}
                    onChange={(event) => setMapping({ ...mapping, [field]: event.target.value })}
                  >
                    <option value="">not in the file</option>
                    {columns.map((column) => (
                      <option key={column} value={column}>
                        {column}
                      </option>
                    ))}
                  </Select>
                ) : (
                  <span className={mapping[field] ? "" : "text-muted"}>
                    {mapping[field] ?? "not in the file"}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editable && changed ? (
        <div>
          <Button variant="primary" busy={busy} onClick={save}>
            Read the file this way
          </Button>
        </div>
      ) : null}
    </div>
  );
}
