"use client";
import { useRouter } from "next/navigation";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { PasswordInput } from "#components/ui/password-input";
import { sendSignIn } from "#lib/auth/sign-in-request";

/** Email and password; then on to `next`, a path that the server judged to be our own. */
export function SignInForm({ next }: { next: string }) {
  const router = useRouter();
  const { busy, problem, onSubmit } = useSend(
    async (fields) => {
      const message = await sendSignIn(fields.email ?? "", fields.password ?? "");
      return message === null ? { ok: true, data: null } : { ok: false, message };
    },
    () => {
      router.replace(next);
      router.refresh();
    },
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      <Field label="Email" required>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" maxLength={320} />
        )}
      </Field>
      <Field label="Password" required>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="current-password" maxLength={1000} />
        )}
      </Field>
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Sign in
      </Button>
    </form>
  );
}
