import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import { exportFile } from "#lib/export/export-file";
import type { CellValue } from "#lib/export/table";
import { xlsxStream } from "#lib/export/xlsx";

const table = (columns: string[], ...rows: CellValue[][]) => ({
  name: "t",
  columns,
  rows: (async function* () {
    for (const row of rows) yield [row];
  })(),
});

/** The parts of a zip by name, read by another library than the one that made it. */
async function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          void buffer(stream).then((text) => {
            parts.set(entry.fileName, text.toString());
            zip.readEntry();
          }, reject);
        }),
      );
      zip.on("end", resolve);
      zip.readEntry();
    });
  });
  return parts;
}
const workbook = async (source: ReturnType<typeof table>, most?: number) =>
  unzipped(await buffer(Readable.from(xlsxStream(source, most))));

test("words, numbers, yes and no, and what is empty", async () => {
  const parts = await workbook(table(["A", "B", "C", "D"], ["x & <y>", 1.5, true, null]));
  expect(parts.get("xl/worksheets/sheet1.xml")).toContain(
    '<row><c t="inlineStr"><is><t xml:space="preserve">x &amp; &lt;y&gt;</t></is></c><c><v>1.5</v></c><c t="b"><v>1</v></c><c/></row>',
  );
});
test("a formula is a text", async () => {
  const sheet = (await workbook(table(["A"], ["=1+1"]))).get("xl/worksheets/sheet1.xml");
  expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1<');
  expect(sheet).not.toContain("<f>");
});
test("what XML may not hold is left out", async () =>
  expect((await workbook(table(["A"], ["a\u0000b\ud800c\u0001"]))).get("xl/worksheets/sheet1.xml")).toContain(
    ">abc<",
  ));
test("a table longer than a sheet goes on on the next one, under the same head", async () => {
  const rows = Array.from({ length: 7 }, (_, at) => [at + 100]);
  const parts = await workbook(table(["N"], ...rows), 4);
  const of = (n: number) =>
    [...(parts.get(`xl/worksheets/sheet${n}.xml`) ?? "").matchAll(/<v>(\d+)/g)].map((m) => m[1]);
  expect([of(1), of(2), of(3)]).toEqual([["100", "101", "102"], ["103", "104", "105"], ["106"]]);
  expect(parts.get("xl/workbook.xml")).toContain('name="Sheet 3"');
  expect(parts.get("xl/worksheets/sheet2.xml")).toContain(">N<");
});
test("no rows make a sheet with its head alone", async () =>
  expect((await workbook(table(["N"]))).get("xl/worksheets/sheet1.xml")).toMatch(
    /<sheetData><row>.*<\/row><\/sheetData>/,
  ));
test("JSON is one object a row", async () => {
  const answer = exportFile(table(["a", "b"], ["x", 1], ["y", null]), "json");
  expect(await answer.json()).toEqual([
    { a: "x", b: 1 },
    { a: "y", b: null },
  ]);
  expect(await exportFile(table(["a"]), "json").json()).toEqual([]);
});
test("a row that cannot be read breaks the file off", async () => {
  const broken = () => ({
    name: "t",
    columns: ["a"],
    // biome-ignore lint/correctness/useYield: it fails before its first batch
    rows: (async function* (): AsyncGenerator<CellValue[][]> {
      throw new Error("gone");
    })(),
  });
  for (const format of ["csv", "xlsx", "json"] as const) {
    await expect(exportFile(broken(), format).arrayBuffer()).rejects.toThrow("gone");
  }
});
