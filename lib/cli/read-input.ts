/** A command's FILE argument as a stream: a path, "-" for standard input, or the one table inside a zip. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { AppError } from "#lib/errors";
import { type Detected, detectFormat, SAMPLE_BYTES } from "#lib/imports/detect-format";
import { peek } from "#lib/imports/peek";
import { isZip } from "#lib/imports/refuse-bytes";
import { type RandomBytes, unzip } from "#lib/imports/unzip";
import { isWorkbook } from "#lib/imports/xlsx/read-book";
import { openSheet, sheetName } from "#lib/imports/xlsx/sheet-csv";

export interface Input {
  /** The file's name, "stdin", or the name inside the archive. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** @throws AppError `invalid` for what is not there or cannot be read. */
export async function openInput(file: string): Promise<Input> {
  if (file === "-") return { name: "stdin", bytes: process.stdin };
  try {
    const handle = await open(file);
    const isFile = (await handle.stat()).isFile();
    await handle.close();
    if (!isFile) throw new AppError("invalid", `${file} is no file.`);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid", `${file} could not be opened: ${reasonOf(cause)}.`, { cause });
  }
  return { name: path.basename(file), bytes: createReadStream(file) };
}

/**
 * Opens a table: its bytes and what they are. A zip must hold one file; several are imported in the app. Of a workbook
 * it is the first sheet that holds one.
 */
export async function openTable(file: string): Promise<Input & { detected: Detected }> {
  let input = await openInput(file);
  let { sample, stream } = await peek(input.bytes, SAMPLE_BYTES);
  const first = detectFormat({ name: input.name, bytes: sample });
  if (first.refusal === null || file === "-" || !isZip(sample) || /\.ods$/i.test(file)) {
    return { name: input.name, bytes: stream, detected: first };
  }
  input = (await isWorkbook(await fileBytes(file))) ? await openTheSheet(file) : await openOnlyEntry(file);
  ({ sample, stream } = await peek(input.bytes, SAMPLE_BYTES));
  return { name: input.name, bytes: stream, detected: detectFormat({ name: input.name, bytes: sample }) };
}

async function openTheSheet(file: string): Promise<Input> {
  const name = path.basename(file);
  const table = await openSheet(name, await fileBytes(file));
  return { name: sheetName(name, table), bytes: table.bytes };
}

async function openOnlyEntry(file: string): Promise<Input> {
  const names: string[] = [];
  for await (const entry of unzip(await fileBytes(file))) names.push(entry.name);
  const [name, ...others] = names;
  if (name === undefined) throw new AppError("invalid", "The archive is empty.");
  if (others.length > 0) {
    throw new AppError("invalid", `The archive holds ${names.length} files. Unpack it and give one of them.`);
  }
  const entries = unzip(await fileBytes(file));
  const next = await entries.next();
  if (next.done) throw new AppError("invalid", "The archive is empty.");
  const { bytes } = next.value;
  return {
    name,
    bytes: (async function* () {
      yield* bytes;
      await entries.return(undefined);
    })(),
  };
}

async function fileBytes(file: string): Promise<RandomBytes> {
  const handle = await open(file);
  const { size } = await handle.stat();
  await handle.close();
  return { size, read: (start, end) => createReadStream(file, { start, end: end - 1 }) };
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "it may not be read";
  return "it cannot be read";
}
