import { z } from "zod";

const Cursor = z.object({ value: z.string(), sourceId: z.int(), targetId: z.int() });
export type LinkCursor = z.output<typeof Cursor>;

/** A place in the table, for a URL: the sort value and the key of the last row. */
export function encodeCursor(cursor: LinkCursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.sourceId, cursor.targetId])).toString("base64url");
}

/** Null for none, and for one that was cut or made up: the table then begins at its start. */
export function decodeCursor(text: string | null): LinkCursor | null {
  if (text === null || text === "") return null;
  try {
    const [value, sourceId, targetId] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return Cursor.parse({ value, sourceId, targetId });
  } catch {
    return null;
  }
}
