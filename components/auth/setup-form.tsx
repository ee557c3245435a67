"use client";
import { useRouter } from "next/navigation";
import { PersonFields } from "#components/auth/person-fields";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { setUpInstance } from "#lib/auth/actions";

/** The owner and the first workspace. */
export function SetupForm({ token }: { token: string }) {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) =>
      setUpInstance({
        token,
        name: fields.name ?? "",
        email: fields.email ?? "",
        password: fields.password ?? "",
        workspace: fields.workspace ?? "",
      }),
    ({ workspaceSlug }) => router.replace(`/${workspaceSlug}`),
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      <PersonFields problem={fieldProblem} />
      <Field
        label="Workspace"
        hint="Your team or agency. Clients and sites live inside it."
        error={fieldProblem("workspace")}
        required
      >
        {(control) => <Input {...control} name="workspace" autoComplete="organization" maxLength={100} />}
      </Field>
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Create the owner and the workspace
      </Button>
    </form>
  );
}
