/** The extractor's links are the browser's own: on real pages to the letter, on tricky ones but for a closed list of reasons. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";
import { foundLinks, setOf } from "../core/extract-tree.ts";
import { tagSoup } from "../core/tag-soup.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserLink, type LinkReader, openLinkReader } from "../support/browser-links.ts";
import { miniweb, withoutMiniweb } from "../support/truth-web.ts";
import { REASONS, type Reason, TRICKY_PAGES } from "./tricky-pages.ts";

type Named = readonly [url: string, text: string];

let browser: Awaited<ReturnType<typeof launchBrowser>>;
let reader: LinkReader;
beforeAll(async () => {
  browser = await launchBrowser();
  reader = await openLinkReader(browser);
});
afterAll(() => browser?.close());

/** What stands in the alt of an image or in the title is our addition: to the browser such a link has no text. */
const textOf = (link: ReturnType<typeof foundLinks>[number]) =>
  link.anchorKind === "text" ? link.anchor : "";

describe.skipIf(withoutMiniweb !== "")(`real pages${withoutMiniweb}`, () => {
  test("every page has document.links, in its order, with its text", async () => {
    const files = globSync("**/*.html", { cwd: miniweb }).sort();
    expect(files.length).toBeGreaterThan(300);
    const counts = { pages: 0, links: 0, "named by alt or title": 0, "bare fragments": 0 };
    for (const file of files) {
      const url = `https://${file}`;
      const html = readFileSync(path.join(miniweb, file), "utf8");
      const { base } = extractPage(html, url);
      const found = foundLinks(html, url).flatMap((link): Named[] => {
        // A bare fragment has no address of its own here; in the browser it has the page's.
        const isFragment = link.href.trimStart().startsWith("#");
        const address = isFragment ? new URL(link.href, base).href : link.url;
        if (address === null) return [];
        counts["bare fragments"] += isFragment ? 1 : 0;
        counts["named by alt or title"] += /image|title/.test(link.anchorKind) ? 1 : 0;
        return [[address, textOf(link)]];
      });
      const expected = (await reader.read(url, html)).filter(({ listed }) => listed).flatMap(named);
      expect(found, file).toEqual(expected);
      counts.pages++;
      counts.links += found.length;
    }
    console.info(counts);
    expect(counts.links).toBeGreaterThan(50_000);
  }, 300_000);
});

describe("tricky pages", () => {
  const address = "https://site.example/dir/page";

  test.each(TRICKY_PAGES)("%s", async (_name, html, reason, ours) => {
    const all = await reader.read(address, html);
    const expected = all.filter(({ listed }) => listed).flatMap(named);
    // What arrives is bytes: half characters are none there.
    const found = foundLinks(html.toWellFormed(), address).flatMap((link): Named[] =>
      link.url === null ? [] : [[link.url, textOf(link)]],
    );
    if (reason === undefined) {
      expect(found).toEqual(expected);
    } else {
      expect(found, `no longer so: ${REASONS[reason]}`).not.toEqual(expected);
      if (ours !== undefined) expect(found).toEqual(ours);
      else
        expect(seenBy(reason, found)).toEqual(
          seenBy(reason, reason === "drawing" ? all.flatMap(named) : expected),
        );
    }
  });

  test("give every reason", () => {
    const given = new Set(TRICKY_PAGES.flatMap(([, , reason]) => reason ?? []));
    expect([...given].sort()).toEqual(Object.keys(REASONS).sort());
  });

  /** What must be equal although the links are not. */
  function seenBy(reason: Reason, links: readonly Named[]): unknown {
    switch (reason) {
      case "words":
        return links.map(([url, text]) => [url, text.replaceAll(" ", "")]);
      case "split":
        return [...new Set(links.map(([url]) => url))];
      case "unshown":
      case "nested":
      case "drawing":
        return links.map(([url]) => url);
      case "fragment":
        return links.filter(([url]) => !/^[^?]*page#/.test(url));
      case "password":
        return links.filter(([url]) => new URL(url).username === "");
      case "chromium":
      case "frames":
        throw new Error(`a page with the reason ${reason} says what is found`);
      default:
        return reason satisfies never;
    }
  }
});

test("tag soup has the browser's links, those in a select too", async () => {
  const soup = tagSoup("select", "select", "option", "optgroup");
  const holds = fc.asyncProperty(soup, async (html) => {
    const expected = (await reader.parse(html)).map((href) => ({ href }));
    expect(setOf(foundLinks(html))).toEqual(setOf(expected));
  });
  await fc.assert(holds, { numRuns: 1500 });
});

function named({ url, text }: BrowserLink): Named[] {
  return url === null ? [] : [[url, text]];
}
