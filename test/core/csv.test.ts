import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvLine, guardCell, sniffDelimiter, sniffEncoding, unguardCell } from "#lib/core/csv";
import { splitLine } from "#lib/core/csv/records";

const utf8 = (text: string) => new TextEncoder().encode(text);
const FORMULA_STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

describe("encoding", () => {
  test.each([
    ["UTF-16LE by its mark", new Uint8Array([0xff, 0xfe, 0x61, 0]), "utf-16le", 2, "bom"],
    ["UTF-16BE by its mark", new Uint8Array([0xfe, 0xff, 0, 0x61]), "utf-16be", 2, "bom"],
    ["UTF-8 by its mark", new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), "utf-8", 3, "bom"],
    [
      "UTF-16LE without a mark",
      new Uint8Array(Buffer.from("Source,Target", "utf16le")),
      "utf-16le",
      0,
      "guess",
    ],
    ["UTF-8 when it decodes strictly", utf8("café ✓"), "utf-8", 0, "strict"],
    ["ASCII is UTF-8", utf8("cafe"), "utf-8", 0, "strict"],
    [
      "anything else is windows-1252",
      new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x2c]),
      "windows-1252",
      0,
      "guess",
    ],
    ["nothing at all", new Uint8Array(), "utf-8", 0, "strict"],
  ])("%s", (_, bytes, encoding, bom, by) => {
    expect(sniffEncoding(bytes)).toEqual({ encoding, bom, by });
  });

  test("a character cut in two by the end of the sample is still UTF-8", () => {
    expect(sniffEncoding(utf8("a ✓").subarray(0, 4)).encoding).toBe("utf-8");
  });
});

describe("delimiter", () => {
  test.each([
    ["a\tb\tc", "\t"],
    ["a,b,c", ","],
    ["a;b;c", ";"],
    ["a|b|c", "|"],
    ['"a,b,c,d";b;c', ";"],
    ["alone", ","],
    ["", ","],
  ])("%j", (line, delimiter) => {
    expect(sniffDelimiter(line)).toBe(delimiter);
  });
});

describe("cells", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["-5", "'-5"],
    ["@sum", "'@sum"],
    ["=a,b", '"\'=a,b"'],
    ["'=1", "''=1"],
    [" =1", "' =1"],
    ["\u200b=1", "'\u200b=1"],
    ["＝1", "'＝1"],
    ["it's", "it's"],
    ["'quoted'", "'quoted'"],
    ['say "hi"', '"say ""hi"""'],
    ["a;b", '"a;b"'],
    ["", ""],
  ])("%j is written %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test("numbers are written bare, nothing as nothing", () => {
    expect(csvLine([-5, 1.5, true, null, undefined])).toBe("-5,1.5,true,,\r\n");
  });

  test("no cell starts a formula", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom(...FORMULA_STARTS).chain((start) => fc.string().map((rest) => start + rest)),
        ),
        (value) => {
          const shown = guardCell(value).replace(/^[\s\p{C}]+/u, "");
          expect(FORMULA_STARTS.includes(shown.charAt(0))).toBe(false);
        },
      ),
    );
  });

  test("what is written comes back unchanged, whatever it is", () => {
    const part = fc.constantFrom("'", "=", "-", " ", "\t", "\n", '"', ",", ";", "x", "＝", "\u200b");
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        fc.constantFrom(",", ";", "\t", "|") as fc.Arbitrary<",">,
        (values, delimiter) => {
          const line = csvLine(values, delimiter).slice(0, -2);
          expect(splitLine(line, delimiter)?.map(unguardCell)).toEqual(values);
        },
      ),
    );
  });
});
