import { describe, expect, test } from "vitest";
import { mergeDisavow, parseDisavow, printDisavow } from "#lib/core/disavow";
import { diffDisavow } from "#lib/core/disavow/diff";
import type { DisavowEntry } from "#lib/core/disavow/entry";
import { checkDisavowLimits, sizeOfDisavow } from "#lib/core/disavow/limits";

const domain = (value: string, ...comments: string[]): DisavowEntry => ({ kind: "domain", value, comments });
const url = (value: string, ...comments: string[]): DisavowEntry => ({ kind: "url", value, comments });
const clean = (text: string) => printDisavow(parseDisavow(text).entries, null);

describe("lines that stay as they are", () => {
  test.each([
    "domain:example.com",
    "domain:blog.example.com",
    "domain:xn--bcher-kva.de",
    "domain:under_score.example.com",
    "domain:192.0.2.7",
    "http://192.0.2.7/x",
    "http://example.com:8080/a",
    "http://example.com/",
    "https://example.com/Path/With%20Case?q=A&b=#".slice(0, -1),
  ])("%s", (line) => {
    const parsed = parseDisavow(`${line}\n`);
    expect(parsed).toMatchObject({ repaired: [], rejected: [] });
    expect(clean(line)).toBe(`${line}\n`);
  });
});

describe("repairs", () => {
  test.each([
    ["domain: example.com", "domain:example.com"],
    ["Domain:example.com", "domain:example.com"],
    ["domain :example.com", "domain:example.com"],
    ["domain=example.com", "domain:example.com"],
    ["  domain:example.com  ", "domain:example.com"],
    ["domain:http://example.com/", "domain:example.com"],
    ["domain:https://www.example.com", "domain:www.example.com"],
    ["domain://example.com", "domain:example.com"],
    ["domain:EXAMPLE.com.", "domain:example.com"],
    ["domain:example.com:8080", "domain:example.com"],
    ["domain:*.example.com", "domain:example.com"],
    ["domain:.example.com", "domain:example.com"],
    ["domain:bücher.de", "domain:xn--bcher-kva.de"],
    ['"domain:example.com"', "domain:example.com"],
    ["domain:example.com,", "domain:example.com"],
    ["example.com", "domain:example.com"],
    ["www.example.com/", "domain:www.example.com"],
    ["example.com/page", "http://example.com/page"],
    ["//example.com/page", "http://example.com/page"],
    ["http:///example.com/page", "http://example.com/page"],
    ["http:/example.com/page", "http://example.com/page"],
    ["http//example.com/page", "http://example.com/page"],
    ["HTTP://EXAMPLE.com/Page", "http://example.com/Page"],
    ["http://example.com", "http://example.com/"],
    ["http://example.com:80/a", "http://example.com/a"],
    ["http://bücher.de/ä", "http://xn--bcher-kva.de/%C3%A4"],
    ["http://example.com/a#b", "http://example.com/a"],
  ])("%j becomes %s, and says why", (from, to) => {
    const { repaired, rejected } = parseDisavow(from);
    expect(rejected).toEqual([]);
    expect(repaired).toEqual([{ line: 1, from, to, why: expect.stringMatching(/.{10}/) }]);
  });

  test("two entries on one line become two lines", () => {
    expect(clean("domain:a.com, domain:b.com http://c.com/x")).toBe(
      "domain:a.com\ndomain:b.com\nhttp://c.com/x\n",
    );
  });

  test("a comment behind an entry moves above it", () => {
    expect(clean("domain:a.com # paid link")).toBe("# paid link\ndomain:a.com\n");
  });
});

describe("refused lines", () => {
  test.each([
    ["domain:example.com/path", "takes no path"],
    ["domain:", "names no domain"],
    ["domain:foo@example.com", "is no domain"],
    ["domain:12345", "is no domain"],
    ["domain:[2001:db8::1]", "is no domain"],
    ["http://[2001:db8::1]/", "is no domain"],
    ["domain:localhost", "is no domain"],
    ["domain:exa mple.com", "is no domain"],
    ["domain:*.blogspot.com", "every one of them"],
    ["blogspot.com", "every one of them"],
    ["http://*.example.com/", "no wildcards"],
    ["http://user:secret@example.com/", "password"],
    ["http://2130706433/", "is no domain"],
    ["ftp://example.com/", "Only http"],
    ["please remove these", "no entry"],
    ["notes.html", "no entry"],
    [`http://example.com/${"x".repeat(2_050)}`, "Google takes 2048"],
  ])("%j", (text, reason) => {
    const { entries, rejected } = parseDisavow(text);
    expect(entries).toEqual([]);
    expect(rejected).toEqual([{ line: 1, text, reason: expect.stringContaining(reason) }]);
  });
});

describe("warnings", () => {
  test.each([
    ["domain:www.example.com", "domain:example.com"],
    ["domain:co.uk", "every one of them"],
    ["domain:blogspot.com", "every one of them"],
    ["domain:example.con", "no known top-level domain"],
    ["http://example.com/", "home page alone"],
    ["http://example.com/a/*", "no wildcards"],
    ["domain:a.com\ndomain:a.com", "The same as line 1"],
    ["domain:a.com\nhttp://b.a.com/x", "covered by a domain line"],
    ["domain:a.com\r\n", "written as LF"],
    ["\ufeffdomain:a.com\n", "byte order mark"],
  ])("%j", (text, message) => {
    const { warnings, rejected } = parseDisavow(text);
    expect(rejected).toEqual([]);
    expect(warnings.map((warning) => warning.message).join("\n")).toContain(message);
  });

  test("a file in UTF-16 is read, and said to be", () => {
    const parsed = parseDisavow(
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("domain:a.com\r\n", "utf16le")]),
    );
    expect(parsed.entries).toEqual([domain("a.com")]);
    expect(parsed.warnings[0]?.message).toContain("utf-16le");
  });
});

describe("comments", () => {
  test("travel with the entry below, over blank lines", () => {
    const { entries, trailing } = parseDisavow("# one\n\n#two\ndomain:b.com\ndomain:a.com\n# end\n");
    expect(entries).toEqual([domain("b.com", "one", "two"), domain("a.com")]);
    expect(trailing).toEqual(["end"]);
    expect(printDisavow(entries, null, trailing)).toBe("domain:a.com\n# one\n# two\ndomain:b.com\n# end\n");
  });

  test("of a duplicate go to the line that stays, of a covered address to the domain line", () => {
    expect(clean("domain:a.com\n# again\ndomain:a.com\n# page\nhttp://a.com/x\n")).toBe(
      "# again\n# page\ndomain:a.com\n",
    );
  });

  test("above a refused line wait for the next entry", () => {
    expect(clean("# why\nnonsense\ndomain:a.com\n")).toBe("# why\ndomain:a.com\n");
  });

  test("cannot smuggle a line in", () => {
    expect(printDisavow([domain("a.com", "note\ndomain:b.com")], null)).toBe(
      "# note domain:b.com\ndomain:a.com\n",
    );
  });
});

test("counts every line", () => {
  expect(parseDisavow("# c\n\ndomain:a.com\ndomain:a.com\nhttp://b.com/\nbad\n").counts).toEqual({
    lines: 6,
    blanks: 1,
    comments: 1,
    domains: 1,
    urls: 1,
    duplicates: 1,
    bytes: 49,
  });
});

describe("limits", () => {
  test("blank and comment lines count", () => {
    const text = `${"#\n".repeat(100_000)}domain:a.com\n`;
    expect(
      parseDisavow(text)
        .warnings.map(({ message }) => message)
        .join(),
    ).toContain("100,001 lines");
    expect(checkDisavowLimits(sizeOfDisavow(text.slice(2)))).toEqual([]);
  });

  test("an address may have 2,048 characters", () => {
    const start = "http://example.com/";
    const longest = start + "x".repeat(2_048 - start.length);
    expect(parseDisavow(longest)).toMatchObject({ repaired: [], rejected: [], counts: { urls: 1 } });
    expect(parseDisavow(`${longest}x`).rejected).toHaveLength(1);
    // Escaped, each of these is six characters.
    expect(parseDisavow(start + "ü".repeat(400)).rejected[0]?.reason).toContain("2419 characters");
  });

  test("a file of exactly 100,000 lines, and one of exactly 2 MB, are taken", () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `domain:d${at}.com`);
    const parsed = parseDisavow(`${lines.join("\n")}\n`);
    expect(parsed).toMatchObject({ rejected: [], repaired: [], warnings: [], counts: { domains: 100_000 } });
    expect(sizeOfDisavow(printDisavow(parsed.entries, null)).lines).toBe(100_000);
    const padded = `# ${"x".repeat(2_000_000 - 16)}\ndomain:a.com\n`;
    expect(parseDisavow(padded).warnings).toHaveLength(0);
    expect(parseDisavow(`#${padded}`).warnings[0]?.message).toContain("2,000,001 bytes");
  });

  test("so do bytes", () => {
    expect(checkDisavowLimits({ lines: 1, bytes: 2_000_000 })).toEqual([]);
    expect(checkDisavowLimits({ lines: 1, bytes: 2_000_001 })[0]).toContain("2 MB");
  });
});

describe("header", () => {
  const header = { project: "Acme", property: "https://acme.com/", date: "2026-03-04", version: 3 };
  const text = printDisavow([domain("a.com", "spam")], header);

  test("says project, property, date and version", () => {
    expect(text).toBe(
      "# Disavow file written by Fairlead\n# Project: Acme\n# Property: https://acme.com/\n# Date: 2026-03-04\n# Version: 3\n\n# spam\ndomain:a.com\n",
    );
  });

  test("is no comment of the first entry when the file comes back", () => {
    const parsed = parseDisavow(text);
    expect(parsed.entries).toEqual([domain("a.com", "spam")]);
    expect(parsed.header.slice(1)).toEqual([
      "Project: Acme",
      "Property: https://acme.com/",
      "Date: 2026-03-04",
      "Version: 3",
    ]);
    expect(printDisavow(parsed.entries, parsed.header)).toBe(text);
  });
});

describe("merge", () => {
  test("keeps all that Google holds and says what is new", () => {
    const held = [domain("co.uk"), domain("a.com", "old"), url("http://b.com/x")];
    const merged = mergeDisavow(held, [
      domain("a.com", "new"),
      url("http://sub.a.com/y"),
      domain("www.a.com"),
      domain("c.com"),
    ]);
    expect(merged.added).toEqual([domain("c.com")]);
    expect(merged.already).toEqual([domain("a.com", "new"), url("http://sub.a.com/y"), domain("www.a.com")]);
    expect(merged.entries).toEqual([
      domain("co.uk"),
      domain("a.com", "old", "new"),
      url("http://b.com/x"),
      domain("c.com"),
    ]);
    expect(held[1]).toEqual(domain("a.com", "old"));
  });
});

describe("diff", () => {
  test("says what an upload changes, and what stays covered", () => {
    const before = [
      domain("gone.com"),
      url("http://a.com/x"),
      domain("www.a.com"),
      domain("same.com", "note"),
    ];
    const after = [domain("a.com"), domain("same.com")];
    expect(diffDisavow(before, after)).toEqual({
      added: [{ entry: domain("a.com"), coveredBy: null, covers: 2 }],
      removed: [
        { entry: domain("gone.com"), coveredBy: null },
        { entry: url("http://a.com/x"), coveredBy: "a.com" },
        { entry: domain("www.a.com"), coveredBy: "a.com" },
      ],
      kept: 1,
    });
  });

  test("a line that a domain line covered before changes nothing for Google", () => {
    const before = [domain("a.com")];
    const after = [...before, domain("www.a.com"), url("https://b.a.com/x"), domain("ba.com")];
    expect(diffDisavow(before, after).added).toEqual([
      { entry: domain("www.a.com"), coveredBy: "a.com", covers: 0 },
      { entry: url("https://b.a.com/x"), coveredBy: "a.com", covers: 0 },
      { entry: domain("ba.com"), coveredBy: null, covers: 0 },
    ]);
  });

  test("of a list with itself is empty, comments aside", () =>
    expect(diffDisavow([domain("a.com", "old")], [domain("a.com")])).toEqual({
      added: [],
      removed: [],
      kept: 1,
    }));
});
