// A team's own list of whom it wrote to before: domain or address, date, outcome, in any names and order.
import { cleanText } from "#lib/core/clean-text";
import { readContact } from "#lib/core/contact";
import { unguardCell } from "#lib/core/csv";
import { foldOutcome, type Outcome, readOutcome } from "#lib/core/outreach/read-outcome";
import { readSite } from "#lib/core/outreach/read-prospects";
import { AppError } from "#lib/errors";
import { type ColumnOrder, createDateReader, type DateOrder, guessDateOrder } from "#lib/imports/dates";
import { foldName } from "#lib/imports/formats/format";
import type { Watch } from "#lib/links/watch";
import { siteOf } from "../prospects/resolve-sites.ts";
import type { RefusedRow } from "../prospects/types.ts";
import { tableOf } from "../read-text-table.ts";
import { plainAddress } from "../suppression/hash-address.ts";
import { PAST_FIELDS, type PastColumns, type PastField, type PastReading, type PastRow } from "./types.ts";

const ROWS_MAX = 50_000;
const SAMPLE = 5;

const NAMES: Record<PastField, readonly string[]> = {
  domain: ["domain", "website", "site", "url", "page", "prospect", "publication", "rootdomain", "host"],
  address: [
    "email",
    "address",
    "emailaddress",
    "mail",
    "mailaddress",
    "contact",
    "contactemail",
    "to",
    "recipient",
  ],
  date: [
    "date",
    "contactedon",
    "contacted",
    "sent",
    "senton",
    "sentat",
    "lastcontact",
    "lastcontacted",
    "contactdate",
    "datecontacted",
    "day",
  ],
  outcome: ["outcome", "status", "result", "reply", "answer", "state", "response"],
  subject: ["subject", "title"],
  note: ["note", "notes", "comment", "comments", "remark", "remarks"],
};

export interface ReadPast extends Omit<PastReading, "rows" | "sample"> {
  rows: PastRow[];
}

/** What a person said of a file: null and empty, where the file says it itself. */
export interface PastChoices {
  columns: PastColumns | null;
  order: DateOrder | null;
  /** Folded words (foldOutcome) and what they mean. */
  meanings: Readonly<Record<string, Outcome>>;
}

/**
 * Reads a file of past contacts. A row without a site or without a day is rejected; one that says never to write again
 * counts without a day too.
 * @param today YYYY-MM-DD
 * Throws AppError "invalid" when the file has no header that names sites or addresses, "too_large".
 */
export function readPast(
  text: string,
  watch: Pick<Watch, "domainOf" | "own">,
  choices: PastChoices,
  today: string,
): ReadPast {
  const { records } = tableOf(text);
  const header = records[0]?.cells.map((cell) => cell.trim()) ?? [];
  const columns = choices.columns ?? columnsOf(header);
  if (columns.domain === undefined && columns.address === undefined) {
    throw new AppError(
      "invalid",
      "The first line names no column of sites or addresses. Name one “Domain” or “Email”, and one “Date”.",
    );
  }
  const lines = records.slice(1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (lines.length > ROWS_MAX)
    throw new AppError("too_large", "That is more than 50,000 rows. Part the file; nothing was kept.");
  const at = (cells: readonly string[], field: PastField) =>
    unguardCell(cells[columns[field] ?? -1] ?? "").trim();
  const guess = guessDateOrder(
    lines.map(({ cells }) => at(cells, "date")),
    "dmy",
  );
  const dates: ColumnOrder = choices.order === null ? guess : { ...guess, order: choices.order };
  const readDay = createDateReader();
  const outcomes = new Map<string, ReadPast["outcomes"][number]>();
  const rows: PastRow[] = [];
  const rejected: RefusedRow[] = [];
  for (const { line, cells, problem } of lines) {
    const cell = (field: PastField) => at(cells, field);
    const outcome = outcomeOf(cell("outcome"), choices.meanings, outcomes);
    const read =
      problem === null
        ? readRow(cell, watch, { outcome, on: readDay(cell("date"), dates.order), today })
        : problem;
    if (typeof read === "string") rejected.push({ line, name: cells.join(", ").slice(0, 200), reason: read });
    else rows.push({ line, ...read });
  }
  return { header, columns, dates, rows, outcomes: [...outcomes.values()], rejected };
}

function columnsOf(header: readonly string[]): PastColumns {
  const names = header.map(foldName);
  const taken = new Set<number>();
  const columns: PastColumns = {};
  for (const field of PAST_FIELDS) {
    const at = names.findIndex((name, index) => !taken.has(index) && NAMES[field].includes(name));
    if (at < 0) continue;
    taken.add(at);
    columns[field] = at;
  }
  return columns;
}

function outcomeOf(
  text: string,
  meanings: PastChoices["meanings"],
  seen: Map<string, ReadPast["outcomes"][number]>,
): Outcome {
  const key = foldOutcome(text).slice(0, 200);
  const known = seen.get(key);
  const outcome = known ? known.outcome : (meanings[key] ?? readOutcome(text));
  seen.set(key, { text: known?.text ?? text.slice(0, 200), count: (known?.count ?? 0) + 1, outcome });
  return outcome ?? "contacted";
}

function readRow(
  cell: (field: PastField) => string,
  watch: Pick<Watch, "domainOf" | "own">,
  { outcome, on, today }: { outcome: Outcome; on: string | null | undefined; today: string },
): Omit<PastRow, "line"> | string {
  const { address } = readContact(cell("address"));
  const written = readSite(cell("domain"), true);
  const host = address?.slice(address.lastIndexOf("@") + 1);
  const url = written?.href ?? (host ? `https://${host}/` : null);
  if (url === null) return "The row names no site and no mail address.";
  const site = siteOf(url, watch);
  if ("reason" in site) return site.reason;
  const isNever = outcome === "opt_out" || outcome === "do_not_contact";
  if (on === undefined) return `“${cell("date").slice(0, 40)}” is no date.`;
  if (on === null && !isNever) return "The row has no date: nobody could tell when one may write again.";
  if (on !== null && on > today) return `${on} is still to come.`;
  return {
    domain: site.domain,
    namesSite: written !== null,
    address: address === null ? null : plainAddress(address),
    on,
    outcome,
    subject: cleanText(cell("subject"), 300) || null,
    note: cleanText(cell("note"), 2_000) || null,
  };
}

/** As much of a reading as is shown. */
export const shownOf = ({ rows, ...reading }: ReadPast): PastReading => ({
  ...reading,
  rows: rows.length,
  sample: rows.slice(0, SAMPLE),
});
