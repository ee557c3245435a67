import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { query } from "#lib/db/sql";
import { mapFile, startImport } from "#lib/imports/change-import";
import { createImport, importPastedText } from "#lib/imports/create-import";
import { forgetStaging } from "#lib/imports/forget-staging";
import { importDetail, listImports, problemRows, readImport } from "#lib/imports/queries";
import { stageImport } from "#lib/imports/stage-import";
import { storeUpload } from "#lib/imports/store-upload";
import { writeImport } from "#lib/imports/write-import";
import { makeWorkbook } from "../support/workbook.ts";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const shared = path.resolve(import.meta.dirname, "../../../shared/data");
const ahrefs = [
  "Referring page URL\tTarget URL\tAnchor\tNofollow\tUGC\tSponsored\tFirst seen\tLast seen\tLost",
  "https://a.example/post\thttps://shop.example/\tgreat shop\tfalse\tfalse\tfalse\t2026-01-10\t2026-02-01\t",
  "https://b.example/post\thttps://shop.example/guide\tguide\ttrue\tfalse\tfalse\t2026-01-12\t2026-02-01\t",
  "https://c.example/post\thttps://shop.example/\tshop\tfalse\tfalse\tfalse\t2025-11-01\t2025-12-01\t2025-12-24",
  "n/a\thttps://shop.example/\tshop\tfalse\tfalse\tfalse\t2025-11-01\t2025-12-01\t",
].join("\n");

let team: TestWorkspace;

async function upload(id: string, name: string, bytes: Buffer): Promise<string> {
  return (await storeUpload(team.scope, id, { name, size: bytes.length }, Readable.from([bytes]))).file;
}

/** Uploads files and reads them, up to the preview. */
async function preview(files: Record<string, Buffer>): Promise<string> {
  const { id } = await createImport(team.scope, "shop.example");
  for (const [name, bytes] of Object.entries(files)) await upload(id, name, bytes);
  await query("UPDATE import SET state = 'reading' WHERE id = $1", [id]);
  await stageImport(team.scope, id);
  return id;
}

async function write(id: string): Promise<void> {
  await query(
    "UPDATE import SET state = 'importing', new_links = 0, known_links = 0, candidates = 0 WHERE id = $1",
    [id],
  );
  await writeImport(team.scope, id);
}

const counts = async () =>
  (
    await query<{ links: number; sightings: number; events: number }>(
      `SELECT (SELECT count(*)::int FROM link WHERE workspace_id = $1) AS links,
         (SELECT count(*)::int FROM link_sighting WHERE workspace_id = $1) AS sightings,
         (SELECT count(*)::int FROM link_event WHERE workspace_id = $1) AS events`,
      [team.workspaceId],
    )
  )[0];

describe("an Ahrefs export", () => {
  let id: string;
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
    id = await preview({ "export.csv": Buffer.from(`\ufeff${ahrefs}`, "utf16le") });
  });
  test("is recognised, counted and shown before anything is written", async () => {
    const detail = await importDetail(team.scope, "shop.example", id);
    expect(detail).toMatchObject({
      state: "ready",
      rows: 4,
      accepted: 3,
      rejected: 1,
      newLinks: 3,
      knownLinks: 0,
    });
    expect(detail.fileDetails[0]).toMatchObject({ vendor: "ahrefs", detected: { encoding: "utf-16le" } });
    expect(detail.fileDetails[0]?.first[0]).toMatchObject({
      source: "https://a.example/post",
      rel: "dofollow",
    });
    expect((await counts())?.links).toBe(0);
  });
  test("rejected rows say their line and why", async () => {
    const rows = [];
    for await (const row of problemRows(team.scope, id)) rows.push(row);
    expect(rows).toMatchObject([
      {
        line: 5,
        state: "rejected",
        cells: [
          "n/a",
          "https://shop.example/",
          "shop",
          "false",
          "false",
          "false",
          "2025-11-01",
          "2025-12-01",
          "",
        ],
      },
    ]);
  });
  test("written: links with the file's own dates, a lost one not live", async () => {
    await write(id);
    expect(await readImport(team.scope, id)).toMatchObject({ state: "done", newLinks: 3, written: 3 });
    const rows = await query(
      "SELECT known_on, lost_on, live, rel_class FROM link WHERE workspace_id = $1 ORDER BY known_on",
      [team.workspaceId],
    );
    expect(rows).toEqual([
      { known_on: "2025-11-01", lost_on: "2025-12-24", live: false, rel_class: "follow" },
      { known_on: "2026-01-10", lost_on: null, live: true, rel_class: "follow" },
      { known_on: "2026-01-12", lost_on: null, live: true, rel_class: "nofollow" },
    ]);
    const days = await query(
      "SELECT day, domains_gained AS gained, domains_lost AS lost FROM site_day WHERE workspace_id = $1 ORDER BY day",
      [team.workspaceId],
    );
    expect(days).toEqual([
      { day: "2025-11-01", gained: 1, lost: 0 },
      { day: "2025-12-24", gained: 0, lost: 1 },
      { day: "2026-01-10", gained: 1, lost: 0 },
      { day: "2026-01-12", gained: 1, lost: 0 },
    ]);
  });
  test("the same file again adds and changes nothing", async () => {
    const before = await counts();
    const again = await preview({ "export.csv": Buffer.from(ahrefs) });
    expect(await readImport(team.scope, again)).toMatchObject({ newLinks: 0, knownLinks: 3 });
    await write(again);
    expect(await counts()).toEqual(before);
  });
  test("the list of imports shows both", async () =>
    expect((await listImports(team.scope, "shop.example")).map((line) => line.state)).toEqual([
      "done",
      "done",
    ]));
});

describe("other ways in", () => {
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
  });
  test("several files and a zip are one import", async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(ahrefs), "inside/export.csv");
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    const list = "https://d.example/\nhttps://e.example/\n";
    const id = await preview({ "all.zip": Buffer.concat(chunks), "list.txt": Buffer.from(list) });
    const detail = await importDetail(team.scope, "shop.example", id);
    expect(detail.fileDetails.map((file) => [file.name, file.accepted])).toEqual(
      expect.arrayContaining([
        ["inside/export.csv", 3],
        ["list.txt", 2],
      ]),
    );
    expect(detail.candidates).toBe(2);
    await write(id);
    const [row] = await query<{ count: number }>(
      "SELECT count(*)::int AS count FROM page_sighting WHERE workspace_id = $1 AND state = 'waiting'",
      [team.workspaceId],
    );
    expect(row?.count).toBe(2);
  });
  test("a workbook is imported from the sheet that holds the links; a damaged one is refused", async () => {
    const book = await makeWorkbook({
      sheets: [
        { name: "About", rows: [["Made by"], ["a tool"]] },
        {
          name: "Links",
          rows: [
            ["Source URL", "Target URL", "Anchor", "First seen"],
            ["https://x.example/1", "https://shop.example/", "shop", { date: 45293 }],
            [],
            ["n/a", "https://shop.example/", "shop", null],
          ],
        },
      ],
    });
    const cut = Buffer.concat([book.subarray(0, 200), Buffer.alloc(300), book.subarray(500)]);
    const id = await preview({ "export.xlsx": book, "cut.xlsx": cut });
    const { fileDetails } = await importDetail(team.scope, "shop.example", id);
    const [whole, damaged] = fileDetails.toSorted((a, b) => b.accepted - a.accepted);
    expect(whole).toMatchObject({
      name: "export.xlsx, sheet “Links”",
      accepted: 1,
      rejected: 1,
      first: [{ line: 2, firstSeen: "2024-01-02" }],
      problems: [{ line: 4 }],
    });
    expect(damaged).toMatchObject({
      name: "cut.xlsx",
      accepted: 0,
      detected: { refusal: expect.stringMatching(/damaged/) },
    });
  });
  test("pasted addresses become candidates", async () => {
    const { id } = await importPastedText(
      team.scope,
      "shop.example",
      "https://f.example/page\nhttps://g.example/page",
    );
    await stageImport(team.scope, id);
    expect(await readImport(team.scope, id)).toMatchObject({ state: "ready", accepted: 2, candidates: 2 });
  });
  test("the team's tracker becomes placements, by a mapping that is remembered", async () => {
    const sheet =
      "Seite,Ziel,Text,Kosten,Waehrung\nhttps://h.example/a,https://shop.example/,our shop,240,EUR\n";
    const id = await preview({ "tracker.csv": Buffer.from(sheet) });
    const file = (await importDetail(team.scope, "shop.example", id)).fileDetails[0];
    const mapping = {
      source: "Seite",
      target: "Ziel",
      anchor: "Text",
      price: "Kosten",
      currency: "Waehrung",
    };
    await mapFile(team.scope, { id, file: file?.id ?? "", kind: "placements", mapping });
    await stageImport(team.scope, id);
    expect((await importDetail(team.scope, "shop.example", id)).fileDetails[0]).toMatchObject({
      kind: "placements",
      accepted: 1,
    });
    await write(id);
    expect(
      await query("SELECT anchor, price, currency, headline FROM placement WHERE workspace_id = $1", [
        team.workspaceId,
      ]),
    ).toEqual([{ anchor: "our shop", price: "240.00", currency: "EUR", headline: "pending" }]);
    const next = await preview({ "tracker-2.csv": Buffer.from(sheet) });
    const detail = await importDetail(team.scope, "shop.example", next);
    expect(detail.fileDetails[0]).toMatchObject({ kind: "placements", accepted: 1 });
    expect(detail).toMatchObject({ newLinks: 0, knownLinks: 1 });
  });
});

describe("what is let go", () => {
  test("staged rows and uploads, 30 days after an import; its counts stay", async () => {
    team = await makeWorkspace("shop.example");
    const id = await preview({ "export.csv": Buffer.from(ahrefs) });
    await write(id);
    expect(await forgetStaging(new Date())).toBe(0);
    expect(await forgetStaging(new Date(Date.now() + 31 * 86_400_000))).toBeGreaterThan(0);
    expect(await query("SELECT 1 FROM import_row WHERE import_id = $1", [id])).toEqual([]);
    expect(await readImport(team.scope, id)).toMatchObject({ state: "done", accepted: 3, rejected: 1 });
  });
});

describe("what is refused", () => {
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
  });
  test("a body that was cut on the way: nothing is kept", async () => {
    const { id } = await createImport(team.scope, "shop.example");
    const cut = storeUpload(
      team.scope,
      id,
      { name: "x.csv", size: 10 },
      Readable.from([Buffer.from("12345")]),
    );
    await expect(cut).rejects.toThrow(/arrived with 5 of 10 bytes/);
    expect(await query("SELECT 1 FROM import_file WHERE import_id = $1", [id])).toEqual([]);
  });
  test("starting what has not been read", async () => {
    const { id } = await createImport(team.scope, "shop.example");
    await expect(startImport(team.scope, id)).rejects.toThrow(/have to be read first/);
  });
  test("an import of another workspace", async () => {
    const { id } = await createImport(team.scope, "shop.example");
    const other = await makeWorkspace("other.example");
    await expect(readImport(other.scope, id)).rejects.toThrow(/not there/);
    await expect(
      upload.call(null, id, "x", Buffer.from("x")).then(() => startImport(other.scope, id)),
    ).rejects.toThrow(/not there/);
  });
});

describe.skipIf(!existsSync(shared))("genuine exports (../shared/data)", () => {
  beforeAll(async () => {
    team = await makeWorkspace("shop.example");
  });
  test("Search Console, Latest links: every row is accounted for", async () => {
    const name = "http___www.johnmurch.com_-Latest links-2020-07-15.csv";
    const id = await preview({ [name]: readFileSync(path.join(shared, name)) });
    const line = await readImport(team.scope, id);
    expect(line).toMatchObject({ state: "ready", rows: 18 });
    expect(line.accepted + line.duplicate + line.skipped + line.rejected).toBe(18);
    await write(id);
    expect((await readImport(team.scope, id)).candidates).toBe(line.accepted);
  });
  test("Screaming Frog: 3,313 rows, 2,691 hyperlinks in, the others skipped with the reason", async () => {
    const id = await preview({
      "inlinks.csv": readFileSync(path.join(shared, "screaming-frog-all-inlinks.csv")),
    });
    const detail = await importDetail(team.scope, "shop.example", id);
    expect(detail.rows).toBe(3_313);
    expect(detail.accepted + detail.duplicate).toBe(2_691);
    expect(detail.skipped).toBe(3_313 - 2_691);
    expect(detail.fileDetails[0]?.skips.length).toBeGreaterThan(0);
    await write(id);
    expect(await readImport(team.scope, id)).toMatchObject({ state: "done", written: detail.accepted });
  });
});
