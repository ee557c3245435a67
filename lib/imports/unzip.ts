/**
 * The tables inside a zip, one after the other, from wherever its bytes lie. A zip is a stranger's: its directory
 * may lie about sizes, its entries may overlap or unpack to a thousand times their size.
 */
import { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { AppError, isAppError } from "#lib/errors";
import { isArchive } from "./refuse-bytes.ts";

/** Bytes that can be read from any place: a file, or chunks in the database. */
export interface RandomBytes {
  size: number;
  /** The bytes from `start` up to and without `end`. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}

export interface UnzipLimits {
  entries: number;
  /** Bytes of all entries together, unpacked. */
  decodedBytes: number;
  /** Unpacked bytes for each packed one. */
  ratio: number;
}

const LIMITS: UnzipLimits = { entries: 100, decodedBytes: 10 * 1024 ** 3, ratio: 200 };

export interface ZippedFile {
  /** The path inside the archive. */
  name: string;
  /** Unpacked size as the archive states it; more is never given. */
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** What the systems that make archives put beside the files. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Yields the files of an archive in its order. Each file's bytes must be read (or left) before the next is asked for.
 *
 * @throws AppError `too_large` beyond a limit, `invalid` for what is no zip, is encrypted, or holds an archive.
 */
export async function* unzip(archive: RandomBytes, limits: UnzipLimits = LIMITS): AsyncGenerator<ZippedFile> {
  const zip = await open(archive);
  try {
    const entries = await listEntries(zip, archive.size, limits);
    for (const entry of entries) {
      yield { name: entry.fileName, size: entry.uncompressedSize, bytes: readEntry(zip, entry) };
    }
  } finally {
    zip.close();
  }
}

/** An archive of which parts are asked by name. */
export interface Archive {
  names: readonly string[];
  /** The bytes of a part; of one that is not there, none. */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): void;
}

/** Opens an archive whose files are read in any order. Throws as `unzip` does. */
export async function openArchive(archive: RandomBytes, limits: UnzipLimits = LIMITS): Promise<Archive> {
  const zip = await open(archive);
  try {
    const entries = new Map(
      (await listEntries(zip, archive.size, limits)).map((entry) => [entry.fileName, entry]),
    );
    return {
      names: [...entries.keys()],
      async *read(name) {
        const entry = entries.get(name);
        if (entry !== undefined) yield* readEntry(zip, entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function open(archive: RandomBytes): Promise<ZipFile> {
  try {
    return await fromRandomAccessReaderPromise(new Reader(archive), archive.size, { autoClose: false });
  } catch (cause) {
    throw damaged(cause);
  }
}

/** The whole directory is judged before the first byte is unpacked. */
async function listEntries(zip: ZipFile, size: number, limits: UnzipLimits): Promise<Entry[]> {
  const tooMany = `The archive holds more than ${limits.entries} files. Pack fewer, or import them one by one.`;
  if (zip.entryCount > limits.entries * 10) throw new AppError("too_large", tooMany);
  const entries: Entry[] = [];
  let packed = 0;
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/") || CLUTTER.test(entry.fileName)) continue;
      entries.push(entry);
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (entries.length > limits.entries) throw new AppError("too_large", tooMany);
      judge(entry, limits);
    }
  } catch (cause) {
    throw isAppError(cause) ? cause : damaged(cause);
  }
  // Entries that share bytes are how a small archive unpacks to petabytes without a suspicious ratio.
  if (packed > size)
    throw new AppError("invalid", "The archive's files overlap, so it was not opened. Pack it again.");
  if (unpacked > limits.decodedBytes) {
    const most = Math.round(limits.decodedBytes / 1024 ** 3);
    throw new AppError("too_large", `The archive unpacks to more than ${most} GB. Split the files.`);
  }
  return entries;
}

function judge(entry: Entry, limits: UnzipLimits): void {
  const name = entry.fileName;
  if (entry.isEncrypted())
    throw new AppError("invalid", `"${name}" has a password. Pack the files without one.`);
  if (!entry.canDecodeFileData()) {
    throw new AppError(
      "invalid",
      `"${name}" is packed in a way that cannot be read. Pack it as an ordinary zip.`,
    );
  }
  if (entry.uncompressedSize > limits.ratio * Math.max(1, entry.compressedSize)) {
    throw new AppError(
      "too_large",
      `"${name}" unpacks to more than ${limits.ratio} times its size, as no export does. Import the file itself.`,
    );
  }
}

/** yauzl ends a stream that gives more or fewer bytes than the directory said, so the judged size holds. */
async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let start = true;
  const stream = await zip.openReadStreamPromise(entry).catch((cause: unknown) => {
    throw damaged(cause);
  });
  try {
    for await (const bytes of stream as AsyncIterable<Uint8Array>) {
      if (start && isArchive(bytes)) {
        throw new AppError(
          "invalid",
          `"${entry.fileName}" is an archive or workbook inside the archive. Unpack it, or save the sheet as CSV.`,
        );
      }
      start = false;
      yield bytes;
    }
  } catch (cause) {
    throw isAppError(cause) ? cause : damaged(cause);
  } finally {
    stream.destroy();
  }
}

function damaged(cause: unknown): AppError {
  return new AppError("invalid", "The archive is damaged and could not be opened. Pack it again.", { cause });
}

class Reader extends RandomAccessReader {
  readonly #archive: RandomBytes;

  constructor(archive: RandomBytes) {
    super();
    this.#archive = archive;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#archive.read(start, end), { objectMode: false });
  }
}
