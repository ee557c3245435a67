// COPY … FROM STDIN: the fastest way to bring new rows into a table, constraints and indexes and all. Postgres' own
// client sends them; only what is sent when the server asks for it is ours.
import pg from "pg";
import { safeJson } from "./safe-json.ts";

/** A cell: days as YYYY-MM-DD, instants as ISO 8601, bytes as Buffer; any other object becomes JSON. */
export type Cell = string | number | boolean | object | null;

/** Bytes a message. */
const MESSAGE = 1 << 20;

interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

class CopyIn extends pg.Query {
  readonly #rows: Iterable<readonly Cell[]>;

  constructor(text: string, rows: Iterable<readonly Cell[]>, done: (error: Error | undefined) => void) {
    super(text, undefined, done);
    this.#rows = rows;
  }

  /** Called by the client when the server is ready to take rows. */
  handleCopyInResponse(connection: CopyConnection): void {
    let text = "";
    for (const row of this.#rows) {
      text += lineOf(row);
      if (text.length < MESSAGE) continue;
      connection.sendCopyFromChunk(Buffer.from(text));
      text = "";
    }
    if (text !== "") connection.sendCopyFromChunk(Buffer.from(text));
    connection.endCopyFrom();
  }
}

/** Inserts rows into the columns of a table, in their order. Both names are the caller's own words, never a user's. */
export function copyIn(
  client: Pick<pg.ClientBase, "query">,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | undefined) => (error ? reject(error) : resolve());
    client.query(new CopyIn(`COPY ${table} (${columns.join(", ")}) FROM STDIN`, rows, done));
  });
}

/** One row in COPY's text format. https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.55.9.2 */
function lineOf(row: readonly Cell[]): string {
  let line = "";
  for (let at = 0; at < row.length; at++) {
    if (at > 0) line += "\t";
    const cell = row[at];
    if (cell === null || cell === undefined) line += "\\N";
    else if (typeof cell === "string") line += textOf(cell);
    else if (Buffer.isBuffer(cell)) line += `\\\\x${cell.toString("hex")}`;
    else line += typeof cell === "object" ? textOf(safeJson(cell)) : cell;
  }
  return `${line}\n`;
}

// NUL cannot be stored and is dropped; lone surrogates become U+FFFD when the text becomes bytes (safe-json.ts).
const SPECIAL = /[\\\t\n\r\0]/;
const SPECIALS = /[\\\t\n\r\0]/g;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "" };
const textOf = (text: string) => (SPECIAL.test(text) ? text.replace(SPECIALS, escaped) : text);
const escaped = (character: string): string => ESCAPES[character] ?? "";
