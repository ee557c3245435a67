import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import type { AppError } from "#lib/errors";
import { type RandomBytes, type UnzipLimits, unzip } from "#lib/imports/unzip";

async function pack(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** As the database gives it: in chunks, of which a range may want parts. */
function bytesOf(archive: Buffer, chunk = 100): RandomBytes {
  return {
    size: archive.length,
    async *read(start, end) {
      for (let at = start; at < end; at += chunk) yield archive.subarray(at, Math.min(end, at + chunk));
    },
  };
}

async function readAll(archive: Buffer, limits?: UnzipLimits): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const file of unzip(bytesOf(archive), limits)) {
    const chunks = [];
    for await (const chunk of file.bytes) chunks.push(chunk);
    files[file.name] = Buffer.concat(chunks).toString();
  }
  return files;
}

const failure = (archive: Buffer, limits?: UnzipLimits): Promise<AppError> =>
  readAll(archive, limits).then(
    () => Promise.reject(new Error("was read")),
    (error: AppError) => error,
  );

const random = (length: number) =>
  Buffer.from(Array.from({ length }, (_, at) => (at * 7919 + (at >> 3)) % 251));

test("gives every file of an archive, and not what systems put beside them", async () => {
  const files = { "a.csv": "source\nhttps://a.example/\n", "dir/b.csv": "x".repeat(50) };
  const archive = await pack({
    ...files,
    "__MACOSX/._a.csv": "junk",
    ".DS_Store": "junk",
    "dir/Thumbs.db": "junk",
  });
  expect(await readAll(archive)).toEqual(files);
});

test("files may be left unread", async () => {
  const names = [];
  for await (const file of unzip(bytesOf(await pack({ "a.csv": "1", "b.csv": "2" })))) names.push(file.name);
  expect(names).toEqual(["a.csv", "b.csv"]);
});

describe("refuses", () => {
  test("a bomb, before anything is unpacked", async () => {
    const error = await failure(await pack({ "zeros.csv": Buffer.alloc(20 * 1024 * 1024) }));
    expect(error).toMatchObject({ code: "too_large", message: expect.stringContaining("200 times") });
  });

  test("more than 100 files", async () => {
    const files = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`${at}.csv`, "x"]));
    expect(await failure(await pack(files))).toMatchObject({
      code: "too_large",
      message: expect.stringContaining("100 files"),
    });
  });

  test("more bytes than allowed, all files together", async () => {
    const archive = await pack({ "a.csv": random(3_000), "b.csv": random(3_000) });
    expect(await failure(archive, { entries: 100, decodedBytes: 5_000, ratio: 200 })).toMatchObject({
      code: "too_large",
    });
  });

  test("an archive in the archive, whatever it is called", async () => {
    const inner = await pack({ "a.csv": "1" });
    expect(await failure(await pack({ "links.csv": inner }))).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("inside the archive"),
    });
  });

  test("what is no zip, and half of one", async () => {
    const archive = await pack({ "a.csv": random(5_000) });
    for (const bytes of [Buffer.from("hello"), archive.subarray(0, -40), Buffer.alloc(0)]) {
      expect(await failure(bytes)).toMatchObject({
        code: "invalid",
        message: expect.stringContaining("damaged"),
      });
    }
  });

  test("a directory that lies about a size", async () => {
    const archive = Buffer.from(await pack({ "a.csv": "x".repeat(100_000) + random(2_000).toString("hex") }));
    const at = archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    archive.writeUInt32LE(500, at + 24);
    expect(await failure(archive)).toMatchObject({ code: "invalid" });
  });

  test("files that share their bytes", async () => {
    const archive = await pack({ "a.csv": random(4_000), "b.csv": "x" });
    const first = archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    const second = archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), first + 4);
    archive.copy(archive, second + 16, first + 16, first + 28);
    archive.copy(archive, second + 42, first + 42, first + 46);
    expect(await failure(archive)).toMatchObject({ code: "invalid" });
  });
});
