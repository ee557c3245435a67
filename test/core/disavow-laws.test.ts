import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeDisavow, parseDisavow, printDisavow } from "#lib/core/disavow";
import { diffDisavow } from "#lib/core/disavow/diff";
import { printEntry } from "#lib/core/disavow/entry";
import { readEntry, readPlainDomain, splitEntries } from "#lib/core/disavow/read-line";
import { tidyDisavow } from "#lib/core/disavow/tidy";

const host = fc
  .array(fc.constantFrom("a", "b", "www", "spam", "xn--bcher-kva", "x_y"), { minLength: 1, maxLength: 3 })
  .chain((labels) =>
    fc.constantFrom("com", "co.uk", "blogspot.com").map((end) => [...labels, end].join(".")),
  );
const path = fc
  .array(fc.constantFrom("/", "a", "B", "%20", "?", "=", "ü", "*", ","), { maxLength: 5 })
  .map((parts) => `/${parts.join("")}`);
const comment = fc.oneof(
  fc.constantFrom("#", "# spam", "#spam", "  # indented", "## twice"),
  fc.string().map((text) => `#${text.replace(/[\r\n]/g, "")}`),
);
const line = fc.oneof(
  host.map((name) => `domain:${name}`),
  fc.tuple(host, path).map(([name, rest]) => `http://${name}${rest}`),
  fc.tuple(host, path).map(([name, rest]) => `HTTPS://${name.toUpperCase()}${rest}`),
  host,
  comment,
  fc.constant(""),
  fc.string(),
);
const file = fc
  .tuple(fc.array(line, { maxLength: 20 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, eol]) => lines.join(eol));

const again = (text: string) => {
  const { entries, header, trailing } = parseDisavow(text);
  return printDisavow(entries, header, trailing);
};

test("a plain line reads as it reads in full", () => {
  const plain = fc.oneof(
    line,
    fc
      .tuple(fc.constantFrom("domain:", "domain: ", "DOMAIN:", ""), fc.domain())
      .map(([mark, name]) => mark + name),
    fc.stringMatching(/^domain:[a-z0-9.-]{1,70}\.(?:com|co\.uk|de|x|zzz|12|xn--p1ai)$/),
  );
  let read = 0;
  fc.assert(
    fc.property(plain, (written) => {
      const quick = readPlainDomain(written);
      if (quick === null) return;
      read++;
      expect(splitEntries(written)).toEqual({ parts: [written], comment: null });
      expect(readEntry(written)).toEqual(quick);
      expect(printEntry(quick)).toBe(written);
    }),
    { numRuns: 2_000 },
  );
  expect(read).toBeGreaterThan(20);
});

test("what is printed reads back equal, and prints equal", () => {
  fc.assert(
    fc.property(file, (text) => {
      const parsed = parseDisavow(text);
      const printed = printDisavow(parsed.entries, null, parsed.trailing);
      const back = parseDisavow(printed);
      expect(back.entries).toEqual(tidyDisavow(parsed.entries));
      expect(back.trailing).toEqual(parsed.trailing);
      expect(back).toMatchObject({ repaired: [], rejected: [] });
      expect(printDisavow(back.entries, null, back.trailing)).toBe(printed);
    }),
  );
});

test("entries are ASCII, end with LF, and none stands twice", () => {
  fc.assert(
    fc.property(file, (text) => {
      const printed = again(text);
      const entries = printed.split("\n").filter((one) => one !== "" && !one.startsWith("#"));
      expect(entries.every((one) => /^[\x21-\x7e]+$/.test(one))).toBe(true);
      expect(new Set(entries).size).toBe(entries.length);
      expect(printed === "" || printed.endsWith("\n")).toBe(true);
      expect(printed).not.toContain("\r");
    }),
  );
});

test("every line of a file is an entry, a comment, a blank or told about", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const single = lines.map((text) => text.replace(/[\r\n]/g, ""));
      const { counts, rejected } = parseDisavow(`${single.join("\n")}\n`);
      const told = new Set(rejected.map((one) => one.line)).size;
      const { domains, urls, duplicates, comments, blanks } = counts;
      expect(domains + urls + duplicates + comments + blanks + told).toBeGreaterThanOrEqual(counts.lines);
    }),
  );
});

test("a merge takes nothing away", () => {
  fc.assert(
    fc.property(file, file, (held, added) => {
      const before = parseDisavow(held).entries;
      const after = mergeDisavow(before, parseDisavow(added).entries).entries;
      expect(diffDisavow(before, after)).toMatchObject({ removed: [], kept: before.length });
      const printed = parseDisavow(printDisavow(after, null)).entries;
      expect(diffDisavow(before, printed).removed.every(({ coveredBy }) => coveredBy !== null)).toBe(true);
    }),
  );
});

const real = new URL("../../../shared/data/disavow/", import.meta.url);

describe.skipIf(!existsSync(real))("real files (skipped when ../shared/data is absent)", () => {
  test.each([
    ["disavowed.txt", 1814, 1],
    ["disavowed2.txt", 1460, 0],
    ["petroglyph.txt", 5, 0],
  ])("%s parses, is repaired, printed and parsed again equal", (name, domains, urls) => {
    const parsed = parseDisavow(readFileSync(new URL(name, real)));
    expect(parsed.counts).toMatchObject({ domains, urls });
    expect(parsed.rejected).toEqual([]);
    const printed = printDisavow(parsed.entries, parsed.header, parsed.trailing);
    const back = parseDisavow(printed);
    expect(back.entries).toEqual(tidyDisavow(parsed.entries));
    expect(printDisavow(back.entries, back.header, back.trailing)).toBe(printed);
  });

  test("whitelist_urls.csv: every line is taken or told about", () => {
    const { counts, rejected } = parseDisavow(readFileSync(new URL("whitelist_urls.csv", real)));
    expect(counts.domains + counts.urls + counts.duplicates + counts.blanks + rejected.length).toBe(
      counts.lines,
    );
  });
});
