// A file that a person uploads or pastes for outreach, as records: encoding and delimiter are found out as an import
// finds them out. Small enough to be read at once; nothing is staged.
import { type Delimiter, sniffDelimiter, sniffEncoding } from "#lib/core/csv";
import type { CsvRecord } from "#lib/core/csv/records";
import { AppError } from "#lib/errors";
import { readBytes } from "#lib/http/read-bytes";
import { decodeBytes } from "#lib/imports/decode";
import { parseTable } from "#lib/imports/read-table";
import { refuseBytes } from "#lib/imports/refuse-bytes";

/** Bytes of one file or paste. */
export const TEXT_MAX = 8_000_000;

export interface TextTable {
  text: string;
  delimiter: Delimiter;
  records: CsvRecord[];
}

/** The text of a request's body, in whatever encoding. Throws AppError "too_large", or "invalid" for what is no text. */
export async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const bytes = await readBytes(body, TEXT_MAX, "That is more than 8 MB at once. Part it; nothing was kept.");
  const refusal = bytes.length === 0 ? "There is nothing in it." : refuseBinary(bytes);
  if (refusal !== null) throw new AppError("invalid", refusal);
  const { encoding, bom } = sniffEncoding(bytes);
  return decodeBytes(bytes.subarray(bom), encoding);
}

/** Text that a person pastes may well begin with markup, or be a list of domain: lines. */
function refuseBinary(bytes: Uint8Array): string | null {
  const reason = refuseBytes({ name: "", bytes });
  return reason !== null && /workbook|zip|packed|PDF/.test(reason) ? reason : null;
}

/** The records of a text, by the delimiter of its first line. */
export function tableOf(text: string): TextTable {
  const first = /^\s*(.*)/.exec(text)?.[1] ?? "";
  const delimiter = sniffDelimiter(first);
  return { text, delimiter, records: parseTable(text, delimiter) };
}
