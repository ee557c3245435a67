import { z } from "zod";

/** What a list is sorted by, as a cursor carries it: a value of the wrong kind would be an error of the database. */
export type SortKind = "text" | "date" | "time" | "number";

const day = /^\d{4}-\d{2}-\d{2}$/;
const time = /^(-?infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?)$/;
const values = {
  text: z
    .string()
    .max(10_000)
    .regex(/^[^\0]*$/),
  date: z.string().regex(day).pipe(z.iso.date()),
  time: z.string().regex(time),
  number: z.string().regex(/^-?\d{1,18}(\.\d{1,4})?$/),
} satisfies Record<SortKind, z.ZodType<string>>;

/** A place in a list, for a URL: the sort value of a row, then its key. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/**
 * Null for none, and for one that was cut or made up: the list then begins at its start.
 * @param kind of the sort value
 * @param key the shape of the key
 */
export function decodeCursor<K extends z.ZodTuple>(
  text: string | null,
  kind: SortKind,
  key: K,
): { value: string; key: z.output<K> } | null {
  if (text === null || text === "") return null;
  try {
    const [value, ...rest] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return { value: values[kind].parse(value), key: key.parse(rest) };
  } catch {
    return null;
  }
}
