import { z } from "zod";
import { cleanText } from "#lib/core/clean-text";
import { longestPassword, shortestPassword } from "./password-problem.ts";

/** One way to write an address, so that a person has one account. */
export const Email = z
  .string()
  .max(320)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email("Write an email address, such as ada@example.com."));

export const PersonName = z
  .string()
  .max(1_000)
  .transform((text) => cleanText(text, 100))
  .pipe(z.string().min(1, "Write your name."));

/** A new password; whether it is a common one is judged with what is known of the person. */
export const NewPassword = z
  .string()
  .min(shortestPassword, `Use at least ${shortestPassword} characters. A sentence works well.`)
  .max(longestPassword, `Use at most ${longestPassword} characters.`);

/** A password as typed to prove who one is: no rules, a limit. */
const TypedPassword = z
  .string()
  .min(1, "Write your password.")
  .max(longestPassword, "This password is too long.");

export const Token = z.string().max(200);

export const SignIn = z.object({ email: Email, password: TypedPassword });

export const SetUp = z.object({
  token: Token,
  name: PersonName,
  email: Email,
  password: NewPassword,
  workspace: z
    .string()
    .max(1_000)
    .transform((text) => cleanText(text, 100))
    .pipe(z.string().min(1, "Name the workspace.")),
});

export const ChangePassword = z.object({ current: TypedPassword, next: NewPassword });

export const EndSession = z.object({ sessionId: z.uuid() });

export const Nothing = z.object({});
