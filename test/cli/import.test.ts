import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { ndjson, runCli } from "../support/run-cli.ts";
import { makeWorkbook } from "../support/workbook.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/imports/${name}`, import.meta.url));

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fairlead-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const CSV = `source,target,anchor,rel,first seen
https://a.example/,https://b.example/,hi,ugc,2024-01-02
https://a.example/,https://b.example/,hi,ugc,2024-01-03
nope,https://b.example/,,,
https://a.example/,mailto:x@b.example,,,
`;

describe("import --dry-run", () => {
  test("a workbook: the sheet with the links, its dates and numbers", async () => {
    const file = path.join(folder, "export.xlsx");
    await writeFile(
      file,
      await makeWorkbook({
        sheets: [
          {
            name: "Summary",
            rows: [
              ["Made", "on"],
              ["a", "Monday"],
            ],
          },
          {
            name: "Links",
            rows: [
              ["source", "target", "anchor", "rel", "first seen"],
              ["https://a.example/", "https://b.example/", 404, "ugc", { date: 45293 }],
            ],
          },
        ],
      }),
    );
    const { code, stdout, stderr } = await runCli(["import", file, "--dry-run", "--format", "json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      file: "export.xlsx, sheet “Links”",
      format: "generic",
      accepted: 1,
      links: [{ source: "https://a.example/", anchor: "404", rel: ["ugc"], firstSeen: "2024-01-02" }],
    });
  });

  test("--format json: one object with the file, the figures and the links", async () => {
    const { code, stdout, stderr } = await runCli(["import", "-", "--dry-run", "--format", "json"], {}, CSV);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual({
      file: "stdin",
      format: "generic",
      label: "Links in a table",
      kind: "backlinks",
      encoding: "utf-8",
      delimiter: ",",
      headerLine: 1,
      columns: ["source", "target", "anchor", "rel", "first seen"],
      mapping: { source: "source", target: "target", anchor: "anchor", rel: "rel", firstSeen: "first seen" },
      warnings: [],
      rows: 4,
      accepted: 1,
      duplicates: 1,
      skipped: [{ line: 5, reason: expect.stringContaining("mailto") }],
      rejected: [{ line: 4, reason: expect.stringContaining('"nope"') }],
      notices: [],
      links: [
        {
          source: "https://a.example/",
          target: "https://b.example/",
          anchor: "hi",
          rel: ["ugc"],
          follow: false,
          firstSeen: "2024-01-02",
          lastSeen: null,
          lostAt: null,
        },
      ],
    });
  });

  test("--format ndjson: the file, one object a row, the summary", async () => {
    const { code, stdout } = await runCli([
      "import",
      fixture("ahrefs-backlinks-utf16.csv"),
      "--dry-run",
      "--format",
      "ndjson",
    ]);
    const found = ndjson(stdout);
    expect(code).toBe(0);
    expect(found[0]).toMatchObject({
      type: "file",
      format: "ahrefs_backlinks",
      encoding: "utf-16le",
      delimiter: "\t",
    });
    expect(found.slice(1).map(({ type, line }) => [type, line])).toEqual([
      ["link", 2],
      ["link", 3],
      ["link", 4],
      ["link", 5],
      ["skipped", 6],
      ["summary", undefined],
    ]);
    expect(found[2]).toMatchObject({ rel: ["ugc"], lostAt: "2023-03-03" });
    expect(found.at(-1)).toEqual({
      type: "summary",
      rows: 5,
      accepted: 4,
      duplicates: 0,
      skipped: 1,
      rejected: 0,
    });
  });

  test("for people it says what it is and what is wrong", async () => {
    const { stdout } = await runCli(["import", fixture("tracker.csv"), "--dry-run"]);
    expect(stdout).toContain("Tracker of agreed links");
    expect(stdout).toContain("4 rows, 3 accepted, 0 duplicates, 0 skipped, 1 rejected");
    expect(stdout).toContain("line 6: ");
  });

  test("the team's tracker comes as placements", async () => {
    const { stdout } = await runCli(["import", fixture("tracker.csv"), "--dry-run", "--format", "json"]);
    const report = JSON.parse(stdout) as { links: unknown[]; placements: unknown[] };
    expect(report.links).toEqual([]);
    expect(report.placements[0]).toMatchObject({ price: "1200.50", currency: "EUR", liveOn: "2024-04-03" });
  });

  test("--fail-on rejected gives 1", async () => {
    expect((await runCli(["import", "-", "--dry-run", "--fail-on", "rejected"], {}, CSV)).code).toBe(1);
  });

  test("the one table of a zip is read; several are not", async () => {
    const pack = async (name: string, files: string[]) => {
      const zip = new ZipFile();
      for (const file of files) zip.addFile(fixture(file), file);
      zip.end();
      await pipeline(zip.outputStream, createWriteStream(path.join(folder, name)));
      return path.join(folder, name);
    };
    const one = await runCli(["import", await pack("one.zip", ["semrush-backlinks.csv"]), "--dry-run"]);
    expect([one.code, one.stdout]).toEqual([0, expect.stringContaining("Semrush backlinks")]);
    const two = await runCli([
      "import",
      await pack("two.zip", ["semrush-backlinks.csv", "tracker.csv"]),
      "--dry-run",
    ]);
    expect([two.code, two.stderr]).toEqual([2, expect.stringContaining("holds 2 files")]);
  });

  test("a large file streams", async () => {
    const file = path.join(folder, "large.csv");
    const rows = Array.from({ length: 50_000 }, (_, at) => `https://a${at}.example/,https://b.example/,x\n`);
    await writeFile(file, `source,target,anchor\n${rows.join("")}`);
    const { code, stdout } = await runCli(["import", file, "--dry-run", "--format", "ndjson"]);
    expect(code).toBe(0);
    expect(stdout.trimEnd().slice(-90)).toContain('"rows":50000,"accepted":50000');
  });
});

describe("a table that nothing knows", () => {
  const text = "Foo,Bar\nx,https://a.example/1\n";

  test("needs mapping: the columns are printed, the exit code is 2", async () => {
    const { code, stdout, stderr } = await runCli(["import", "-", "--dry-run", "--format", "json"], {}, text);
    expect(code).toBe(2);
    expect(stderr).toContain('needs mapping: its columns are "Foo", "Bar"');
    expect(JSON.parse(stdout)).toMatchObject({
      format: "unknown",
      columns: ["Foo", "Bar"],
      refusal: expect.stringContaining("--map"),
    });
  });

  test("is read with --map", async () => {
    const { code, stdout } = await runCli(
      ["import", "-", "--dry-run", "--format", "json", "--map", "source=Bar", "--map", "anchor=Foo"],
      {},
      text,
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      accepted: 1,
      links: [{ source: "https://a.example/1", anchor: "x" }],
    });
  });
});

describe("wrong use gives 2 and says what to do", () => {
  test.each([
    [["import"], "Give one FILE"],
    [["import", "a.csv", "b.csv", "--dry-run"], "Give one FILE"],
    [["import", "a.csv"], "--dry-run"],
    [["import", "no-such-file.csv", "--dry-run"], "there is no such file"],
    [["import", ".", "--dry-run"], "is no file"],
    [["import", "-", "--dry-run", "--format", "xml"], "text, json, ndjson"],
    [["import", "-", "--dry-run", "--wat"], "--wat"],
    [["import", "-", "--dry-run", "--map", "sauce=URL"], "FIELD=COLUMN"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  test("a refused export", async () => {
    const { code, stderr } = await runCli(
      ["import", "-", "--dry-run"],
      {},
      'Target page,Incoming links,Linking sites\nhttps://acme.example/,"1,240",31\n',
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining("your own most linked pages")]);
  });
});
