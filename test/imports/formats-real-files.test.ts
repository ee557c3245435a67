import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readFile } from "./read-table-text.ts";

const data = new URL("../../../shared/data/", import.meta.url);
const gsc = new URL("http___www.johnmurch.com_-Latest%20links-2020-07-15.csv", data);
const frog = new URL("screaming-frog-all-inlinks.csv", data);

/** What another reader makes of the same file. */
const others = (file: URL) =>
  parse(readFileSync(file), { bom: true, columns: true }) as Record<string, string>[];

describe.skipIf(!existsSync(gsc))(
  "a genuine Search Console export (skipped when ../shared/data is absent)",
  () => {
    test("every row comes in with its address and day", async () => {
      const { detected, links, outcomes } = await readFile(readFileSync(gsc), { piece: 64 });
      expect(detected.format).toBe("gsc_latest_links");
      const expected = others(gsc);
      expect(outcomes).toHaveLength(expected.length);
      expect(links.map(({ source, lastSeen }) => [source, lastSeen])).toEqual(
        expected.map((row) => [row["Linking page"], row["Last crawled"]]),
      );
    });
  },
);

describe.skipIf(!existsSync(frog))(
  "a genuine Screaming Frog export (skipped when ../shared/data is absent)",
  () => {
    test("3,313 rows: 2,691 hyperlinks come in, the others are skipped with the reason", async () => {
      const { detected, links, outcomes } = await readFile(readFileSync(frog), { piece: 4_096 });
      expect(detected).toMatchObject({ format: "screaming_frog_links", encoding: "utf-8" });
      expect(outcomes).toHaveLength(3_313);
      expect(links).toHaveLength(2_691);
      const skipped = outcomes.filter(({ status }) => status === "skipped");
      expect(skipped).toHaveLength(622);
      expect(new Set(skipped.map((one) => "reason" in one && /^Not a hyperlink/.test(one.reason)))).toEqual(
        new Set([true]),
      );
      const expected = others(frog).filter((row) => row.Type === "Hyperlink");
      expect(links.map(({ source, target }) => [source, target])).toEqual(
        expected.map((row) => [row.Source, row.Destination]),
      );
      expect(links.map(({ rel }) => rel?.join(" "))).toEqual(expected.map((row) => row.Rel));
      expect(links.filter(({ placement }) => placement === "content")).toHaveLength(121);
    });
  },
);

const lists = new URL("disavow/new_links.csv", data);

describe.skipIf(!existsSync(lists))(
  "a genuine list of addresses (skipped when ../shared/data is absent)",
  () => {
    test("every line is accounted for, whatever ends it", async () => {
      const { detected, outcomes, links } = await readFile(readFileSync(lists));
      const lines = readFileSync(lists, "utf8")
        .split(/\r\n|\n|\r/)
        .filter((line) => line.trim() !== "");
      expect(detected.format).toBe("url_list");
      expect(outcomes).toHaveLength(lines.length);
      expect(links.length).toBeGreaterThan(lines.length * 0.98);
    });
  },
);
