/**
 * Google's sample addresses, as a person pastes them or has them in a file: one a line, in a table, in a sentence,
 * numbered, in quotes, or made harmless (hxxp, example[.]com). Nothing is left out in silence.
 */

import { RecordAssembler } from "../csv/records.ts";
import { sniffDelimiter } from "../csv.ts";
import { hasListedSuffix } from "../domain.ts";
import { normaliseUrl } from "../url.ts";

export interface ReadSamples {
  /** Normalised, each once, in the order given. */
  urls: string[];
  /** Were there before in the same text. */
  repeated: number;
  rejected: { line: number; text: string; reason: string }[];
}

const ADDRESS = /\bh(?:tt|xx)ps?:\/\/[^\s"'<>`]+/gi;
const NAMES_ADDRESS = /\b(?:url|address|page|link|sample|example|source)/i;
/** How much of a line that could not be read is told. */
const TOLD = 200;

export function readSamples(text: string): ReadSamples {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => isContent(line));
  // The head of a table, or the title of a list.
  const begin = lines[first] ?? "";
  const head = NAMES_ADDRESS.test(begin) && addressesIn(begin).length === 0 ? begin : null;
  const column = head === null ? null : columnOf(head);
  const found = new Set<string>();
  const read: ReadSamples = { urls: [], repeated: 0, rejected: [] };
  lines.forEach((line, index) => {
    if (!isContent(line) || (head !== null && index === first)) return;
    const urls = addressesIn(column === null ? line : cellOf(line, column));
    if (urls.length === 0)
      read.rejected.push({
        line: index + 1,
        text: line.trim().slice(0, TOLD),
        reason: "There is no web address on this line.",
      });
    for (const url of urls) {
      if (found.has(url)) read.repeated++;
      found.add(url);
    }
  });
  read.urls = [...found];
  return read;
}

const isContent = (line: string) => line.trim() !== "" && !line.trim().startsWith("#");

/** The column of a table that holds the addresses; null: it is no table. */
function columnOf(head: string): { delimiter: ReturnType<typeof sniffDelimiter>; at: number } | null {
  const delimiter = sniffDelimiter(head);
  const cells = cellsOf(head, delimiter);
  if (cells.length < 2) return null;
  return {
    delimiter,
    at: Math.max(
      0,
      cells.findIndex((cell) => NAMES_ADDRESS.test(cell)),
    ),
  };
}

function cellsOf(line: string, delimiter: ReturnType<typeof sniffDelimiter>): string[] {
  const assembler = new RecordAssembler(delimiter);
  return [...assembler.add(line, "\n", 1), ...assembler.end()][0]?.cells ?? [];
}

function cellOf(line: string, { delimiter, at }: NonNullable<ReturnType<typeof columnOf>>): string {
  const cells = cellsOf(line, delimiter);
  return cells[at] ?? cells[0] ?? "";
}

function addressesIn(text: string): string[] {
  const armed = text.replaceAll(/\[\.\]|\(\.\)/g, ".").replaceAll(/\bhxxp/gi, "http");
  const whole = [...armed.matchAll(ADDRESS)].flatMap(([address]) => normaliseUrl(ended(address)) ?? []);
  if (whole.length > 0) return whole;
  // Without a scheme: a host with a listed ending, and nothing that only looks like one (a file, a version).
  const bare = armed
    .trim()
    .replace(/^(?:[-*•–]|\d+[.)])\s+/, "")
    .replace(/^["'`<]+/, "")
    .replace(/^domain\s*[:=]\s*/i, "");
  const word = ended(/^[^\s"'<>`]*/.exec(bare)?.[0] ?? "");
  const host = /^([a-z0-9\p{L}.-]+\.[a-z\p{L}][a-z0-9\p{L}-]+)(?:[/?#:]|$)/iu.exec(word)?.[1];
  if (host === undefined || !hasListedSuffix(host)) return [];
  const url = normaliseUrl(`http://${word}`);
  return url === null ? [] : [url];
}

/** Without what a sentence or a list puts behind an address. */
function ended(address: string): string {
  const bare = address.replace(/[.,;:!?»”’]+$/, "");
  return bare.endsWith(")") && !bare.includes("(") ? bare.replace(/\)+[.,;]*$/, "") : bare;
}
