"use client";
import { useRouter } from "next/navigation";
import { PersonFields } from "#components/auth/person-fields";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { joinAsNewPerson, joinAsPerson } from "#lib/workspaces/actions";

/** Accepts an invitation with a new account. */
export function JoinAsNewForm({ token, workspace }: { token: string; workspace: string }) {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) =>
      joinAsNewPerson({
        token,
        name: fields.name ?? "",
        email: fields.email ?? "",
        password: fields.password ?? "",
      }),
    ({ workspaceSlug }) => router.replace(`/${workspaceSlug}`),
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      <PersonFields problem={fieldProblem} />
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Join {workspace}
      </Button>
    </form>
  );
}

/** Accepts an invitation with the account that is signed in. */
export function JoinForm({ token, workspace }: { token: string; workspace: string }) {
  const router = useRouter();
  const { busy, problem, onSubmit } = useSend(
    () => joinAsPerson({ token }),
    ({ workspaceSlug }) => router.replace(`/${workspaceSlug}`),
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Join {workspace}
      </Button>
    </form>
  );
}
