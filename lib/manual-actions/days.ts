import { AppError } from "#lib/errors";

/** Throws AppError "invalid": a day (YYYY-MM-DD) that is still to come, wherever one is. */
export function requireNotLater(field: string, day: string): void {
  // Somewhere it is tomorrow already.
  if (day <= new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10)) return;
  throw new AppError("invalid", "This day is still to come. Nothing was kept.", {
    fields: { [field]: "This day is still to come." },
  });
}
