/** What `fairlead import` prints: one JSON object, one object a line, or a few lines for people. */
import type { Detected } from "#lib/imports/detect-format";
import type { Mapping } from "#lib/imports/formats/format";
import type { Accepted, BacklinkRow, RowOutcome, RowsKind } from "#lib/imports/row-types";
import { createLineWriter, writeOut } from "./write-out.ts";

/** What stands before the rows: the file and how it is read. */
export interface About {
  file: string;
  format: string;
  label: string;
  kind: RowsKind;
  encoding: string;
  delimiter: string;
  headerLine: number;
  columns: string[];
  mapping: Mapping;
  warnings: string[];
}

export function describeFile(file: string, detected: Detected, kind: RowsKind, mapping: Mapping): About {
  const { format, label, encoding, delimiter, headerLine, columns, warnings } = detected;
  return { file, format, label, kind, encoding, delimiter, headerLine, columns, mapping, warnings };
}

export interface Counts {
  rows: number;
  accepted: number;
  duplicates: number;
  skipped: number;
  rejected: number;
}

function count(counts: Counts, { status }: RowOutcome): void {
  counts.rows++;
  counts[status === "duplicate" ? "duplicates" : status]++;
}

const noRows = (): Counts => ({ rows: 0, accepted: 0, duplicates: 0, skipped: 0, rejected: 0 });

export async function printJson(about: About, outcomes: AsyncIterable<RowOutcome>): Promise<Counts> {
  const counts = noRows();
  const listed = { skipped: [] as object[], rejected: [] as object[] };
  const notices: object[] = [];
  const rows: object[] = [];
  for await (const outcome of outcomes) {
    count(counts, outcome);
    const { line } = outcome;
    if (outcome.status === "accepted") {
      rows.push(publicRow(outcome));
      for (const notice of outcome.notes) notices.push({ line, notice });
    } else if (outcome.status !== "duplicate") listed[outcome.status].push({ line, reason: outcome.reason });
  }
  const { rows: total, accepted, duplicates } = counts;
  const kept = about.kind === "backlinks" ? { links: rows } : { links: [], [about.kind]: rows };
  await writeOut(
    `${JSON.stringify({ ...about, rows: total, accepted, duplicates, ...listed, notices, ...kept })}\n`,
  );
  return counts;
}

export async function printNdjson(about: About, outcomes: AsyncIterable<RowOutcome>): Promise<Counts> {
  const counts = noRows();
  const out = createLineWriter();
  await out.line(JSON.stringify({ type: "file", ...about }));
  for await (const outcome of outcomes) {
    count(counts, outcome);
    await out.line(JSON.stringify(publicOutcome(outcome)));
  }
  await out.line(JSON.stringify({ type: "summary", ...counts }));
  await out.end();
  return counts;
}

function publicOutcome(outcome: RowOutcome): object {
  const { line } = outcome;
  if (outcome.status !== "accepted") return { type: outcome.status, line, reason: outcome.reason };
  const type = TYPES[outcome.kind];
  const notices = outcome.notes.length > 0 ? { notices: outcome.notes } : {};
  return { type, line, ...publicRow(outcome), ...notices };
}

/** What a row of each kind is called. */
const TYPES: Record<RowsKind, string> = {
  backlinks: "link",
  placements: "placement",
  domains: "domain",
  traffic: "visits",
};

function publicRow(outcome: Accepted): object {
  if (outcome.kind === "backlinks") return publicLink(outcome.row);
  const { line: _, ...row } = outcome.row;
  return row;
}

function publicLink(row: BacklinkRow): object {
  const { source, target, anchor, rel, follow, firstSeen, lastSeen, lostOn } = row;
  return { source, target, anchor, rel, follow, firstSeen, lastSeen, lostAt: lostOn };
}

/** For people: what it is, the figures, and the first rows that were left out. */
export async function printText(about: About, outcomes: AsyncIterable<RowOutcome>): Promise<Counts> {
  const counts = noRows();
  const left: string[] = [];
  for await (const outcome of outcomes) {
    count(counts, outcome);
    if (outcome.status === "rejected" && left.length < 20)
      left.push(`  line ${outcome.line}: ${outcome.reason}`);
  }
  const figures = [
    `${counts.rows} rows`,
    `${counts.accepted} accepted`,
    `${counts.duplicates} duplicates`,
    `${counts.skipped} skipped`,
    `${counts.rejected} rejected`,
  ];
  const more = counts.rejected - left.length;
  const lines = [
    `${about.file}: ${about.label} (${about.encoding})`,
    figures.join(", "),
    ...about.warnings,
    ...left,
    ...(more > 0 ? [`  and ${more} more; --format json lists them all`] : []),
  ];
  await writeOut(`${lines.join("\n")}\n`);
  return counts;
}
