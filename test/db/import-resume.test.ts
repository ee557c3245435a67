// Imports that are interrupted, cancelled, handed out twice or half there: each row counts once.
import { Readable } from "node:stream";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { one, query } from "#lib/db/sql";
import { cancelImport, mapFile, removeFile, startImport } from "#lib/imports/change-import";
import { createImport } from "#lib/imports/create-import";
import { importDetail, readImport } from "#lib/imports/queries";
import { stageImport } from "#lib/imports/stage-import";
import { storeUpload } from "#lib/imports/store-upload";
import { writeImport } from "#lib/imports/write-import";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const ROWS = 4_500;
const HEADER = "Source,Target,Anchor,First seen";
const row = (n: number) =>
  `https://blog-${n % 40}.example/${n},https://shop.example/${n % 7},anchor ${n % 50},2026-01-${String(1 + (n % 28)).padStart(2, "0")}`;
const table = (from: number, to: number) =>
  Buffer.from([HEADER, ...Array.from({ length: to - from }, (_, n) => row(from + n))].join("\n"));

let team: TestWorkspace;
beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
});
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
});

const upload = async (id: string, bytes: Buffer, name = "links.csv") =>
  (await storeUpload(team.scope, id, { name, size: bytes.length }, Readable.from([bytes]))).file;
const setState = (id: string, state: string) =>
  query('UPDATE import SET state = $2::"ImportState" WHERE id = $1', [id, state]);

async function uploaded(...files: Buffer[]): Promise<string> {
  const { id } = await createImport(team.scope, "shop.example");
  for (const bytes of files) await upload(id, bytes);
  await setState(id, "reading");
  return id;
}

async function ready(...files: Buffer[]): Promise<string> {
  const id = await uploaded(...files);
  await stageImport(team.scope, id);
  await query(
    "UPDATE import SET state = 'importing', new_links = 0, known_links = 0, candidates = 0 WHERE id = $1",
    [id],
  );
  return id;
}

/** Aborts as soon as `after` rows of the import are written (or staged). */
function diesAfter(rows: string, id: string, after: number): AbortSignal {
  const stop = new AbortController();
  const look = async () => {
    const found = await one<{ n: number }>(rows, [id]);
    if ((found?.n ?? 0) >= after) stop.abort(new Error("the worker died"));
    else setTimeout(look, 5);
  };
  void look();
  return stop.signal;
}
const WRITTEN = "SELECT written AS n FROM import WHERE id = $1";
const STAGED = "SELECT rows AS n FROM import_file WHERE import_id = $1";

const state = async (id: string) => ({
  import: await one("SELECT state, written, new_links, known_links FROM import WHERE id = $1", [id]),
  links: await one(
    `SELECT count(*)::int AS links, count(DISTINCT source_id)::int AS pages,
       (SELECT count(*)::int FROM link_event WHERE workspace_id = $1) AS events,
       (SELECT count(*)::int FROM link_sighting WHERE workspace_id = $1) AS sightings FROM link WHERE workspace_id = $1`,
    [team.workspaceId],
  ),
});
const whole = {
  import: { state: "done", written: ROWS, new_links: ROWS, known_links: 0 },
  links: { links: ROWS, pages: ROWS, events: ROWS, sightings: ROWS },
};

test("a worker that dies between two chunks: the next one ends where it would have ended", async () => {
  const id = await ready(table(0, ROWS));
  await expect(writeImport(team.scope, id, diesAfter(WRITTEN, id, 1))).rejects.toThrow("the worker died");
  expect((await readImport(team.scope, id)).written).toBeLessThan(ROWS);
  await writeImport(team.scope, id);
  expect(await state(id)).toEqual(whole);
  await expectTrue(team.workspaceId);
}, 60_000);

test("two workers that write it at once count each row once", async () => {
  const id = await ready(table(0, ROWS));
  await Promise.all([writeImport(team.scope, id), writeImport(team.scope, id)]);
  expect(await state(id)).toEqual(whole);
  await expectTrue(team.workspaceId);
}, 60_000);

test("cancelled under way: what is written stays, and is counted", async () => {
  const id = await ready(table(0, ROWS));
  const writing = writeImport(team.scope, id);
  await expect
    .poll(async () => (await one<{ n: number }>(WRITTEN, [id]))?.n, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await cancelImport(team.scope, id);
  await writing;
  const { import: counts, links } = (await state(id)) as {
    import: { state: string; written: number };
    links: { links: number };
  };
  expect(counts.state).toBe("cancelled");
  expect(links.links).toBe(counts.written);
}, 60_000);

test("two workers that read it at once, and one that died half-way: each row is staged once", async () => {
  const id = await uploaded(table(0, ROWS));
  await expect(stageImport(team.scope, id, diesAfter(STAGED, id, 1))).rejects.toThrow("the worker died");
  await Promise.all([stageImport(team.scope, id), stageImport(team.scope, id)]);
  expect(await readImport(team.scope, id)).toMatchObject({
    state: "ready",
    rows: ROWS,
    accepted: ROWS,
    newLinks: ROWS,
  });
  expect(await one("SELECT count(*)::int AS n FROM import_row WHERE import_id = $1", [id])).toEqual({
    n: ROWS,
  });
}, 60_000);

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test("a zip that two workers unpack, after one that died before it was done, has its tables once", async () => {
  const id = await uploaded(await zipOf({ "a.csv": table(0, 10), "b.csv": table(10, 20) }));
  const [zip] = await query<{ id: string; name: string; size: number; sha256: Buffer }>(
    "SELECT id, name, size::float8 AS size, sha256 FROM import_file WHERE import_id = $1",
    [id],
  );
  if (!zip) throw new Error("no zip");
  const [chunk] = await query<{ bytes: Buffer }>("SELECT bytes FROM upload_chunk WHERE file_id = $1", [
    zip.id,
  ]);
  await stageImport(team.scope, id);
  // As it is when the worker died after the last table and before it took the zip away.
  await query(
    "INSERT INTO import_file (id, workspace_id, import_id, name, size, sha256) VALUES ($1, $2, $3, $4, $5, $6)",
    [zip.id, team.workspaceId, id, zip.name, zip.size, zip.sha256],
  );
  await query("INSERT INTO upload_chunk (file_id, seq, bytes) VALUES ($1, 0, $2)", [zip.id, chunk?.bytes]);
  await setState(id, "reading");
  await Promise.all([stageImport(team.scope, id), stageImport(team.scope, id)]);
  const { fileDetails, accepted } = await importDetail(team.scope, "shop.example", id);
  expect(fileDetails.map(({ name }) => name)).toEqual(["a.csv", "b.csv"]);
  expect(accepted).toBe(20);
});

test("a zip with one damaged table is refused whole", async () => {
  const zip = await zipOf({ "a.csv": table(0, 10), "b.csv": table(10, 2_000) });
  zip.fill(0xff, zip.length - 2_000, zip.length - 1_000);
  const id = await uploaded(zip, table(0, 3));
  await stageImport(team.scope, id);
  const { fileDetails, accepted } = await importDetail(team.scope, "shop.example", id);
  expect(fileDetails.length).toBe(2);
  expect(fileDetails[0]?.detected?.refusal).toMatch(/damaged/);
  expect(accepted).toBe(3);
});

test("a file that is still arriving is not read as an empty one, and nothing starts without it", async () => {
  const { id } = await createImport(team.scope, "shop.example");
  await upload(id, table(0, 3));
  let goOn = () => {};
  const pause = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const bytes = table(3, 8);
  async function* slowly() {
    yield bytes.subarray(0, 50);
    await pause;
    yield bytes.subarray(50);
  }
  const arriving = storeUpload(team.scope, id, { name: "late.csv", size: bytes.length }, slowly());
  await expect
    .poll(
      async () =>
        (await one<{ n: number }>("SELECT count(*)::int AS n FROM import_file WHERE import_id = $1", [id]))
          ?.n,
    )
    .toBe(2);
  await setState(id, "reading");
  await stageImport(team.scope, id);
  expect(await readImport(team.scope, id)).toMatchObject({ state: "ready", accepted: 3 });
  await expect(startImport(team.scope, id)).rejects.toMatchObject({ code: "conflict" });
  goOn();
  await arriving;
  await setState(id, "reading");
  await stageImport(team.scope, id);
  expect(await readImport(team.scope, id)).toMatchObject({ state: "ready", accepted: 8 });
});

test("a file taken out while others arrive begins no reading", async () => {
  const { id } = await createImport(team.scope, "shop.example");
  const file = await upload(id, table(0, 3));
  await upload(id, table(3, 6));
  await removeFile(team.scope, id, file);
  expect((await readImport(team.scope, id)).state).toBe("uploading");
});

test("a mapping of a table without a header is not used for other such tables", async () => {
  const bare = (flip: boolean) =>
    Buffer.from(
      Array.from({ length: 5 }, (_, n) => {
        const pair = [`https://blog.example/${n}`, `https://shop.example/${n}`];
        return [...(flip ? pair.reverse() : pair), "note"].join(",");
      }).join("\n"),
    );
  const staged = async (bytes: Buffer) => {
    const id = await uploaded(bytes);
    await stageImport(team.scope, id);
    return id;
  };
  const id = await staged(bare(true));
  const [file] = (await importDetail(team.scope, "shop.example", id)).fileDetails;
  const [first, second] = file?.detected?.columns ?? [];
  if (file?.detected?.headerLine !== 0 || first === undefined || second === undefined)
    throw new Error("this table was to have no header");
  await mapFile(team.scope, {
    id,
    file: file.id,
    kind: "backlinks",
    mapping: { source: second, target: first },
  });
  await stageImport(team.scope, id);
  const other = await staged(bare(false));
  const [line] = (await importDetail(team.scope, "shop.example", other)).fileDetails[0]?.first ?? [];
  expect(line).toMatchObject({ source: "https://blog.example/0" });
});

test("a name with NUL", async () => {
  const { id } = await createImport(team.scope, "shop.example");
  await upload(id, table(0, 3), "a\0b.csv");
  expect((await importDetail(team.scope, "shop.example", id)).fileDetails[0]?.name).toBe("ab.csv");
});
