/** The extractor makes no tree; these hold it against one made by the standard's own rules. */
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";
import { foundLinks, setOf, treeLinks } from "./extract-tree.ts";
import { tagSoup } from "./tag-soup.ts";

const fixtures = path.resolve(import.meta.dirname, "../fixtures/extract");
const miniweb = path.resolve(import.meta.dirname, "../../../shared/data/miniweb");

describe("hostile pages", () => {
  test.each(globSync("*.html", { cwd: fixtures }).sort())("%s", (name) => {
    const html = readFileSync(path.join(fixtures, name), "utf8");
    expect(setOf(foundLinks(html))).toEqual(setOf(treeLinks(html)));
  });
});

describe.skipIf(!existsSync(miniweb))("real pages (skipped when ../shared/data/miniweb is absent)", () => {
  const pages = existsSync(miniweb) ? globSync("**/*.html", { cwd: miniweb }).sort() : [];
  const read = (page: string) => readFileSync(path.join(miniweb, page), "utf8");
  const fold = (text: string) => text.replace(/\s+/g, " ").trim();

  test("every page has the tree's links, in its order, with its anchors and rels", () => {
    expect(pages.length).toBeGreaterThan(300);
    for (const page of pages) {
      const html = read(page);
      const expected = treeLinks(html).map(({ href, text, rel }) => [href, fold(text), rel ?? ""]);
      const found = foundLinks(html).map(({ href, anchor, anchorKind, rel }) => [
        href,
        anchorKind === "text" ? anchor : "",
        rel.join(" "),
      ]);
      expect(found, page).toEqual(expected);
    }
  });

  test("the links between its sites are those that an independent parser found", () => {
    interface Edge {
      source: string;
      target: string;
      rel: string;
      anchor: string;
    }
    const expected = JSON.parse(readFileSync(`${miniweb}-links.json`, "utf8")) as Edge[];
    const hosts = new Set(pages.map((page) => page.split("/")[0] ?? ""));
    const found = pages.flatMap((page) => {
      const source = `https://${page}`;
      return extractPage(read(page), source).links.flatMap(({ url, anchor, rel }): Edge[] => {
        const host = url === null ? "" : new URL(url).hostname;
        const isBetween = url !== null && hosts.has(host) && host !== new URL(source).hostname;
        return isBetween ? [{ source, target: url, rel: rel.join(" "), anchor }] : [];
      });
    });
    const keys = (edges: Edge[]) =>
      [...new Set(edges.map((edge) => JSON.stringify(Object.entries(edge).sort())))].sort();
    expect(expected).toHaveLength(44);
    expect(keys(found)).toEqual(keys(expected));
  });
});

const soup = tagSoup("noscript");

describe("tag soup", () => {
  test("has the tree's links", () => {
    const holds = fc.property(soup, (html) => {
      expect(setOf(foundLinks(html))).toEqual(setOf(treeLinks(html)));
    });
    fc.assert(holds, { numRuns: 3000 });
  });

  test("of any characters never throws, and gives only text that a database takes, at once or on demand", () => {
    const anything = fc.array(
      fc.oneof(soup, fc.string({ unit: "binary" }), fc.constantFrom("\uD800", "\uDC00<a href=\uD800>")),
    );
    const holds = fc.property(anything, (parts) => {
      const html = parts.join("");
      const json = JSON.stringify(extractPage(html, "https://site.example/"));
      expect(JSON.stringify(extractPage(html, "https://site.example/", { onDemand: true }))).toBe(json);
      expect(json.isWellFormed()).toBe(true);
      expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/);
    });
    fc.assert(holds, { numRuns: 500 });
  });
});
