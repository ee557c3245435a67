"use client";
import { useRouter } from "next/navigation";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { createFurtherWorkspace } from "#lib/workspaces/actions";

/** A further workspace; whoever makes it owns it. */
export function NewWorkspaceForm() {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) => createFurtherWorkspace({ name: fields.name ?? "" }),
    ({ workspaceSlug }) => router.push(`/${workspaceSlug}`),
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-3">
      <Field
        label="New workspace"
        hint="Another team or agency. It shares nothing with the ones you are in."
        error={fieldProblem("name")}
        required
      >
        {(control) => (
          <span className="flex gap-2">
            <Input {...control} name="name" maxLength={100} className="flex-1" />
            <Button type="submit" size="lg" busy={busy}>
              Create
            </Button>
          </span>
        )}
      </Field>
      {problem ? <Notice kind="problem" title={problem} /> : null}
    </form>
  );
}
