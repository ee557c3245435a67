// A table on its way into a file: names of columns, and rows by the batch, read only as the file is taken.

export type CellValue = string | number | boolean | null;

export interface ExportTable {
  /** Without day and ending: "backlinks-example.com". */
  name: string;
  columns: readonly string[];
  /** Throws AppError with its first batch when the Scope may not read it. */
  rows: AsyncIterable<readonly (readonly CellValue[])[]>;
}

export const EXPORT_FORMATS = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Columns as a name and how a row's value is read. */
export type ExportColumns<Row> = readonly (readonly [string, (row: Row) => CellValue])[];

/** Every page of a keyset list as batches of cells. */
export async function* batchesOf<Row>(
  columns: ExportColumns<Row>,
  read: (cursor: string | null) => Promise<{ lines: readonly Row[]; next: string | null }>,
): AsyncGenerator<CellValue[][]> {
  for (let cursor: string | null = null; ; ) {
    const page: { lines: readonly Row[]; next: string | null } = await read(cursor);
    yield page.lines.map((line) => columns.map(([, value]) => value(line)));
    if (page.next === null) return;
    cursor = page.next;
  }
}
