// Workbooks as the tools deliver them, and as those send them who mean harm.
import { describe, expect, test } from "vitest";
import type { AppError } from "#lib/errors";
import { detectFormat } from "#lib/imports/detect-format";
import type { RandomBytes } from "#lib/imports/unzip";
import { dayOfSerial, isDateFormat } from "#lib/imports/xlsx/number-formats";
import { isWorkbook } from "#lib/imports/xlsx/read-book";
import { openSheet } from "#lib/imports/xlsx/sheet-csv";
import { attributeOf, XmlScanner } from "#lib/imports/xlsx/xml-scanner";
import { type BookFacts, bookParts, makeWorkbook, packParts } from "../support/workbook.ts";
import { readFile } from "./read-table-text.ts";

function bytesOf(archive: Buffer, chunk = 997): RandomBytes {
  return {
    size: archive.length,
    async *read(start, end) {
      for (let at = start; at < end; at += chunk) yield archive.subarray(at, Math.min(end, at + chunk));
    },
  };
}

async function csvOf(archive: Buffer): Promise<string> {
  const { bytes } = await openSheet("export.xlsx", bytesOf(archive));
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString();
}

const csv = async (facts: BookFacts) => csvOf(await makeWorkbook(facts));
const one = (...rows: BookFacts["sheets"][number]["rows"]): BookFacts => ({
  sheets: [{ name: "Sheet1", rows }],
});
const failure = async (archive: Buffer): Promise<AppError> =>
  csvOf(archive).then(
    () => Promise.reject(new Error("was read")),
    (error: AppError) => error,
  );

/** Text that packs like other text. */
const noise = (length: number) =>
  Array.from({ length }, (_, at) => String.fromCharCode(97 + (((at * 2_654_435_761) >>> 7) % 26))).join("");

describe("cells", () => {
  test("texts, numbers, truth, dates and gaps, each in its place", async () =>
    expect(
      await csv(
        one(
          ["Anchor", "DR", "Follow", "First seen", "Last seen", "Price"],
          [
            "a, “b” & <c>",
            71,
            true,
            { date: 45292 },
            { date: 45292.99999, style: 2 },
            { date: 1240.5, style: 3 },
          ],
          ['say "hi"\nthere', null, false, null, null, 0.1],
        ),
      ),
    ).toBe(
      `Anchor,DR,Follow,First seen,Last seen,Price\n"a, “b” & <c>",71,TRUE,2024-01-01,2024-01-01,1240.5\n"say ""hi"" there",,FALSE,,,0.1\n`,
    ));
  test("the same with texts in their cells", async () => {
    const facts = one(["URL", "x"], ["https://a.example/?a=1&b=2", " two  words "]);
    expect(await csv({ ...facts, inline: true })).toBe(await csv(facts));
  });
  test("numbers keep their digits: ids whole, fractions as they were typed", async () =>
    expect(
      await csv(
        one([
          { xml: '<c r="PLACE"><v>9007199254740993</v></c>' },
          { xml: '<c r="PLACE"><v>0.10000000000000001</v></c>' },
          1.5e-7,
        ]),
      ),
    ).toBe("9007199254740993,0.1,1.5e-7\n"));
  test("what a formula gave stands for it; an error is empty", async () =>
    expect(
      await csv(
        one([
          { xml: '<c r="PLACE" t="str"><f>A1&amp;"x"</f><v>made</v></c>' },
          { xml: '<c r="PLACE" t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
          { xml: '<c r="PLACE"><f>1+1</f><v>2</v></c>' },
        ]),
      ),
    ).toBe("made,,2\n"));
  test("rich text is one text; how it is read aloud is no part of it", async () => {
    const parts = bookParts(one(["x"]));
    parts["xl/sharedStrings.xml"] =
      "<sst><si><r><rPr><b/></rPr><t>two </t></r><r><t>parts</t></r><rPh sb='0' eb='1'><t>aloud</t></rPh></si></sst>";
    expect(await csvOf(await packParts(parts))).toBe("two parts\n");
  });
  test("empty rows keep the numbers of the others; prefixes and missing places are no matter", async () => {
    const parts = bookParts(one(["x"]));
    parts["xl/worksheets/sheet1.xml"] =
      `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row>
       <x:row r="5"><x:c r="B5" t="inlineStr"><x:is><x:t><![CDATA[<b>]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await csvOf(await packParts(parts))).toBe("\na,1\n\n\n,<b>\n");
  });
  test("days of both calendars; hours alone are no day", async () => {
    expect([dayOfSerial(45292, false), dayOfSerial(43830, true), dayOfSerial(0.5, false)]).toEqual([
      "2024-01-01",
      "2024-01-01",
      null,
    ]);
    expect(await csv({ ...one([{ date: 43830 }, { date: 0.5, style: 4 }]), from1904: true })).toBe(
      "2024-01-01,0.5\n",
    );
  });
  test.each([
    ["yyyy-mm-dd", true],
    ["dd\\/mm\\/yyyy;@", true],
    ["[$-409]d-mmm-yy", true],
    ["#,##0.00\\ [$€-407]", false],
    ['0" days"', false],
    ["[h]:mm", false],
    ["General", false],
    ["0.00E+00", false],
  ])("%s is a date: %s", (code, yes) => expect(isDateFormat(code)).toBe(yes));
});

describe("which sheet", () => {
  const links = [
    ["Source URL", "Target URL", "Anchor"],
    ["https://a.example/1", "https://shop.example/", "shop"],
  ];
  test("the first that holds a known header, wherever it stands", async () => {
    const book = await makeWorkbook({
      sheets: [
        { name: "About", rows: [["Exported by a tool"], ["on", "Monday"]] },
        { name: "Old", hidden: true, rows: links },
        { name: "Sites", rows: [["https://a.example/"], ["https://b.example/"]] },
        { name: "Links", rows: [["Report"], [], ...links] },
      ],
    });
    const { sheet, sheets, bytes } = await openSheet("export.xlsx", bytesOf(book));
    await bytes.return(undefined);
    expect([sheet, sheets]).toEqual(["Links", 3]);
  });
  test("else the first whose columns can be read", async () => {
    const book = await makeWorkbook({
      sheets: [
        { name: "Empty", rows: [] },
        {
          name: "Words",
          rows: [
            ["a", "b"],
            ["c", "d"],
          ],
        },
        { name: "Pages", rows: [["https://a.example/"], ["https://b.example/"]] },
      ],
    });
    expect((await openSheet("x.xlsx", bytesOf(book))).sheet).toBe("Pages");
  });
  test("read like every other file: format, dates, the line of a row is its number in the sheet", async () => {
    const text = await csv({
      sheets: [
        {
          name: "Backlinks",
          rows: [
            ["Referring page URL", "Domain rating", "Target URL", "Anchor", "Nofollow", "First seen", "Lost"],
            ["https://a.example/1", 71, "https://shop.example/", "shop", false, { date: 45292.4 }, null],
            [],
            [
              "https://b.example/1",
              12.5,
              "https://shop.example/",
              "x",
              true,
              { date: 45293 },
              { date: 45300, style: 2 },
            ],
          ],
        },
      ],
    });
    const { detected, links: rows } = await readFile(text);
    expect(detected).toMatchObject({ format: "ahrefs_backlinks", needsMapping: false });
    expect(rows).toMatchObject([
      { line: 2, firstSeen: "2024-01-01", lostOn: null, rel: [], metrics: { "ahrefs.dr": 71 } },
      {
        line: 4,
        firstSeen: "2024-01-02",
        lostOn: "2024-01-09",
        rel: ["nofollow"],
        metrics: { "ahrefs.dr": 12.5 },
      },
    ]);
  });
});

describe("what is no workbook, or no good one", () => {
  test("told from other zips by its parts", async () => {
    expect(await isWorkbook(bytesOf(await makeWorkbook(one(["x"]))))).toBe(true);
    expect(await isWorkbook(bytesOf(await packParts({ "links.csv": "a,b" })))).toBe(false);
    expect(detectFormat({ name: "x.xls", bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) }).refusal).toMatch(
      /old Excel workbook/,
    );
  });
  test("a document type is refused unread: no entity is ever expanded, nothing is fetched", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&b;&x;</t></si></sst>`;
    for (const part of ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]) {
      const error = await failure(await packParts({ ...bookParts(one(["x"])), [part]: bomb }));
      expect([part, error.code, error.message]).toEqual([
        part,
        "invalid",
        expect.stringContaining("document type"),
      ]);
    }
  });
  test("unknown entities stay as they are written", async () => {
    const parts = bookParts(one(["x"]));
    parts["xl/sharedStrings.xml"] = "<sst><si><t>&x; &#60;&#x3e; &amp;lt; &#0;&#xffffff;</t></si></sst>";
    expect(await csvOf(await packParts(parts))).toBe("&x; <> &lt; \n");
  });
  test("a part that unpacks to more than 200 times its size", async () => {
    const parts = { ...bookParts(one(["x"])), "xl/sharedStrings.xml": `<sst>${" ".repeat(3_000_000)}</sst>` };
    expect(await failure(await packParts(parts))).toMatchObject({ code: "too_large" });
  });
  test("a part outside the archive is not opened", async () => {
    const parts = bookParts(one(["x"]));
    parts["xl/_rels/workbook.xml.rels"] =
      `<Relationships><Relationship Id="rId1" Type="r/worksheet" Target="http://127.0.0.1/x" TargetMode="External"/></Relationships>`;
    expect(await failure(await packParts(parts))).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("no sheet"),
    });
  });
  test.each([
    ["rows out of order", `<row r="5"><c r="A5"><v>1</v></c></row><row r="2"/>`],
    ["a row beyond the last", `<row r="1048577"/>`],
    ["a column beyond the last", `<row r="1"><c r="XFE1"><v>1</v></c></row>`],
    ["a cell twice", `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`],
    ["a tag without an end", `<row r="1"><c r="A1"><v>1</v></c></row><row r="2`],
    ["a tag as long as a book", `<row r="${noise(70_000)}`],
    ["a comment as long as a library", `<!-- ${noise(1_100_000)}`],
  ])("%s is damage, said in plain words", async (_, rows) => {
    const parts = { ...bookParts(one(["x"])), "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}` };
    expect(await failure(await packParts(parts))).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("damaged"),
    });
  });
  test("a cell is cut at the length that a spreadsheet allows", async () =>
    expect((await csv(one([noise(100_000)]))).length).toBe(40_001));
});

describe("the scanner", () => {
  const XML = `<a x="1>2" y='&lt;"'><!-- no > tag --><b/>one &amp; <![CDATA[<two> ]]]]><![CDATA[>]]></a><?pi <x> ?>`;
  function read(pieces: readonly string[]): unknown[] {
    const seen: unknown[] = [];
    let text = "";
    const flush = () => {
      if (text !== "") seen.push(text);
      text = "";
    };
    const scanner = new XmlScanner({
      open: (name, attributes) => {
        flush();
        seen.push(["open", name, attributeOf(attributes, "x"), attributeOf(attributes, "y")]);
      },
      close: (name) => {
        flush();
        seen.push(["close", name]);
      },
      text: (piece) => {
        text += piece;
      },
      wantsText: () => true,
    });
    for (const piece of pieces) scanner.push(piece);
    scanner.end();
    return seen;
  }
  test("tags, texts, sections and comments", () =>
    expect(read([XML])).toEqual([
      ["open", "a", "1>2", '<"'],
      ["open", "b", null, null],
      ["close", "b"],
      "one & <two> ]]>",
      ["close", "a"],
    ]));
  test("the same in whatever pieces it comes", () => {
    const whole = read([XML]);
    for (let size = 1; size < 20; size++) {
      const pieces = XML.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
      expect([size, read(pieces)]).toEqual([size, whole]);
    }
  });
  test("a megabyte of open tags, or one text in a million pieces, takes seconds, not hours", () => {
    const began = performance.now();
    read([`${"<a>".repeat(350_000)}`]);
    const many = new XmlScanner({ open() {}, close() {}, text() {}, wantsText: () => true });
    for (let at = 0; at < 200_000; at++) many.push("&&&&&");
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});
