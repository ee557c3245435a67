import { describe, expect, test } from "vitest";
import { decodeHtml } from "#lib/core/encoding";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
const utf8 = (text: string) => new TextEncoder().encode(text);
const told = (content: Uint8Array, contentType: string | null = null) => {
  const { encoding, by } = decodeHtml(content, contentType);
  return `${encoding} by ${by}`;
};

describe("who says it", () => {
  test.each<[string, Uint8Array, string | null, string]>([
    ["nobody: windows-1252", bytes("<p>"), null, "windows-1252 by default"],
    ["nobody, for XHTML: UTF-8", bytes("<p>"), "application/xhtml+xml", "utf-8 by default"],
    [
      "an UTF-8 mark before all",
      bytes([0xef, 0xbb, 0xbf], "<meta charset=koi8-r>"),
      "text/html; charset=gbk",
      "utf-8 by bom",
    ],
    [
      "an UTF-16 mark, little end first",
      bytes([0xff, 0xfe], "a\0"),
      "text/html; charset=utf-8",
      "utf-16le by bom",
    ],
    ["an UTF-16 mark, big end first", bytes([0xfe, 0xff], "\0a"), null, "utf-16be by bom"],
    [
      "the header before the page",
      bytes("<meta charset=koi8-r>"),
      "text/html; charset=UTF-8",
      "utf-8 by http",
    ],
    ["a header in quotes", bytes(""), 'text/html;a=b; Charset = "Shift_JIS" ', "shift_jis by http"],
    ["latin1 is windows-1252", bytes(""), "text/html; charset=ISO-8859-1", "windows-1252 by http"],
    [
      "a header nobody knows falls through",
      bytes("<meta charset=koi8-r>"),
      "text/html; charset=klingon",
      "koi8-r by meta",
    ],
    [
      "and one that may not be decoded",
      bytes(""),
      "text/html; charset=iso-2022-kr",
      "windows-1252 by default",
    ],
    ["an empty one", bytes(""), "text/html; charset=", "windows-1252 by default"],
  ])("%s", (_, content, contentType, expected) => expect(told(content, contentType)).toBe(expected));
});

describe("in the page", () => {
  const pragma = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">';
  test.each<[string, string, string]>([
    ["charset", '<html><head><META CHARSET="euc-jp">', "euc-jp by meta"],
    ["charset without quotes", "<meta charset=big5/>", "windows-1252 by default"],
    ["the pragma", pragma, "windows-1251 by meta"],
    [
      "content without the pragma",
      '<meta content="text/html; charset=windows-1251">',
      "windows-1252 by default",
    ],
    [
      "the pragma with quotes inside",
      `<meta http-equiv=content-type content="text/html; charset='gb18030'">`,
      "gb18030 by meta",
    ],
    ["the first one that is known", "<meta charset=klingon><meta charset=koi8-u>", "koi8-u by meta"],
    ["not in a comment", "<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5 by meta"],
    ["not in another tag's attribute", '<p title="<meta charset=koi8-r>">', "windows-1252 by default"],
    ["not in an end tag", "</meta charset=koi8-r>", "windows-1252 by default"],
    ["not of another name", "<metal charset=koi8-r>", "windows-1252 by default"],
    ["UTF-16 that could be read is UTF-8", "<meta charset=utf-16le>", "utf-8 by meta"],
    ["x-user-defined is windows-1252", "<meta charset=x-user-defined>", "windows-1252 by meta"],
    ["an XML declaration", '<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2 by meta"],
    ["within the first 1024 bytes", `${" ".repeat(1024 - 20)}<meta charset=utf-8>`, "utf-8 by meta"],
    ["not beyond them", `${" ".repeat(1024 - 19)}<meta charset=utf-8>`, "windows-1252 by default"],
  ])("%s", (_, html, expected) => expect(told(bytes(html))).toBe(expected));
});

describe("the text", () => {
  test.each<[string, Uint8Array, string | null, string]>([
    ["windows-1252", bytes([0x80, 0x93, 0xe9, 0x94]), null, "€“é”"],
    ["UTF-8 without its mark", bytes([0xef, 0xbb, 0xbf, 0xc3, 0xa9]), null, "é"],
    ["UTF-16", bytes([0xff, 0xfe, 0xe9, 0x00, 0x3d, 0xd8, 0x00, 0xde]), null, "é\u{1F600}"],
    ["bytes that mean nothing", bytes("a", [0xff], "b"), "text/html; charset=utf-8", "a\uFFFDb"],
    ["windows-1251", bytes([0xcf, 0xf0, 0xe8]), "text/html; charset=windows-1251", "При"],
    ["Shift_JIS", bytes([0x83, 0x4a]), "text/html; charset=shift_jis", "カ"],
    ["GBK", bytes([0xd6, 0xd0]), "text/html; charset=gb2312", "中"],
    ["nothing", bytes(""), null, ""],
  ])("%s", (_, content, contentType, text) => expect(decodeHtml(content, contentType).text).toBe(text));

  test("is decoded from where it begins in a larger buffer", () => {
    expect(decodeHtml(utf8("xxCafé").subarray(2), "text/html;charset=utf-8").text).toBe("Café");
  });
});
