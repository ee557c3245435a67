"use client";
import { useRouter } from "next/navigation";
import { passwordHint } from "#components/auth/person-fields";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Notice } from "#components/ui/notice";
import { PasswordInput } from "#components/ui/password-input";
import { notify } from "#components/ui/toast";
import { changeMyPassword } from "#lib/auth/actions";

/** The present password, then a new one. Every other browser is signed out. */
export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) => changeMyPassword({ current: fields.current ?? "", next: fields.next ?? "" }),
    (_, form) => {
      form.reset();
      notify("The password is changed.", { detail: "Every other browser was signed out." });
      router.refresh();
    },
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      {/* Lets a password manager know whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <Field label="Present password" error={fieldProblem("current")} required>
        {(control) => (
          <PasswordInput {...control} name="current" autoComplete="current-password" maxLength={1000} />
        )}
      </Field>
      <Field label="New password" hint={passwordHint} error={fieldProblem("next")} required>
        {(control) => (
          <PasswordInput
            {...control}
            name="next"
            autoComplete="new-password"
            minLength={12}
            maxLength={1000}
          />
        )}
      </Field>
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <div>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
