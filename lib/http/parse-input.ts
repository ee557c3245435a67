import type { z } from "zod";
import { AppError, type FieldErrors } from "#lib/errors";

/** What came from outside, checked. Throws AppError "invalid" with one message a field. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const fields: FieldErrors = {};
  for (const issue of read.error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  const messages = Object.values(fields);
  const message = messages.length === 1 ? (messages[0] ?? "") : "Some fields need another look.";
  throw new AppError("invalid", message, { fields });
}
