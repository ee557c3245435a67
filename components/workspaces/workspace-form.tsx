"use client";
import { useRouter } from "next/navigation";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Field, FieldGroup } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { saveWorkspace } from "#lib/workspaces/actions";
import type { WorkspaceSettings } from "#lib/workspaces/types";

/** The workspace's name, when a link counts as lost, and how long a person's word holds. */
export function WorkspaceForm({ settings }: { settings: WorkspaceSettings }) {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) =>
      saveWorkspace(settings.slug, {
        name: fields.name ?? "",
        lostAfterMisses: fields.lostAfterMisses,
        lostAfterHours: fields.lostAfterHours,
        askAgainDays: fields.askAgainDays,
      }),
    () => {
      notify("The workspace is saved.");
      router.refresh();
    },
  );
  const number = (
    name: "lostAfterMisses" | "lostAfterHours" | "askAgainDays",
    label: string,
    { hint, ...range }: { min: number; max: number; hint?: string },
  ) => (
    <Field label={label} {...(hint ? { hint } : {})} error={fieldProblem(name)} required>
      {(control) => <Input {...control} name={name} type="number" {...range} defaultValue={settings[name]} />}
    </Field>
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      <Field label="Name" hint={`Its address stays /${settings.slug}.`} error={fieldProblem("name")} required>
        {(control) => <Input {...control} name="name" defaultValue={settings.name} maxLength={100} />}
      </Field>
      <FieldGroup
        label="When a link is lost"
        hint="After a miss the page is looked at again by itself, as often as this says. Only looks that prove something count: a page that is blocked or does not answer proves nothing."
      >
        <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
          {number("lostAfterMisses", "Looks in a row without it", { min: 1, max: 10 })}
          {number("lostAfterHours", "Hours apart, at least", { min: 0, max: 720 })}
        </div>
      </FieldGroup>
      {number("askAgainDays", "Days until a person is asked again", {
        min: 1,
        max: 365,
        hint: "What somebody saw on a page that Fairlead may not or cannot read holds for so long; then they are asked to look once more.",
      })}
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <div>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
