"use client";
import { type CaseOf, useCase } from "#components/manual-actions/use-case";
import { Field } from "#components/ui/field";
import { Select } from "#components/ui/input";
import { notify } from "#components/ui/toast";
import { chooseVersion } from "#lib/manual-actions/actions";
import type { VersionChoice as Choice } from "#lib/manual-actions/types";

interface VersionChoiceProps {
  of: CaseOf;
  versions: readonly Choice[];
  chosen: string | null;
}

/** Which disavow version the request names. */
export function VersionChoice({ of, versions, chosen }: VersionChoiceProps) {
  const { problem, busy, run } = useCase();
  return (
    <Field label="The request names" error={problem?.message}>
      {(control) => (
        <Select
          {...control}
          value={chosen ?? ""}
          disabled={busy}
          onChange={(event) => {
            const version = event.currentTarget.value || null;
            run(
              () => chooseVersion(of.workspace, { site: of.site, id: of.id, version }),
              () => notify("The disavow version is chosen"),
            );
          }}
        >
          <option value="">The version that was uploaded last</option>
          {versions.map((version) => (
            <option key={version.id} value={version.id}>
              {`Version ${version.number} for ${version.property}, ${version.uploadedOn === null ? "not uploaded" : `uploaded ${version.uploadedOn}`}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
