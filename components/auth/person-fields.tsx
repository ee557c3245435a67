"use client";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";

export const passwordHint = "At least 12 characters. A sentence works well.";

/** Name, email and a new password: who somebody becomes here. */
export function PersonFields({ problem }: { problem: (name: string) => string | undefined }) {
  return (
    <>
      <Field label="Your name" error={problem("name")} required>
        {(control) => <Input {...control} name="name" autoComplete="name" maxLength={100} />}
      </Field>
      <Field label="Email" error={problem("email")} required>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" maxLength={320} />
        )}
      </Field>
      <Field label="Password" hint={passwordHint} error={problem("password")} required>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            minLength={12}
            maxLength={1000}
          />
        )}
      </Field>
    </>
  );
}
