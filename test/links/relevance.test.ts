import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { normaliseUrl } from "#lib/core/url";
import { anyConnection, query } from "#lib/db/sql";
import { linkDetail } from "#lib/links/detail";
import { linkFacets } from "#lib/links/facets";
import { LinkFilter } from "#lib/links/link-filter";
import { listLinks } from "#lib/links/queries";
import { loadCommon } from "#lib/links/topics/judge-links";
import { topicSentence } from "#lib/links/words";
import { countCommonTerms } from "#lib/relevance/count-common";
import { lookAt } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const { texts } = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, "../fixtures/relevance/en.json"), "utf8"),
) as { texts: Record<string, string> };

const TARGET = "https://shop.example/running-shoes";
let team: TestWorkspace;

beforeEach(async () => {
  await query("SELECT ensure_partitions('2026-03-01', 3)");
  team = await makeWorkspace("shop.example");
});

/** One of the fixtures with a link to the target in its content. */
const linking = (name: string, more = "") =>
  (texts[name] ?? "").replace("</p>", ` <a href="${TARGET}">see this</a></p>${more}`);
const page = (url: string, html: string, at = "2026-03-10T12:00:00.000Z") => lookAt(url, { html, at });
const target = (name = "running-shoes") => page(TARGET, texts[name] ?? "", "2026-03-09T12:00:00.000Z");

const relevance = async (source: string) => {
  const rows = await query<{ relevance: string | null }>(
    "SELECT l.relevance FROM link l JOIN page p ON p.id = l.source_id WHERE l.workspace_id = $1 AND p.url = $2",
    [team.workspaceId, normaliseUrl(source)],
  );
  return rows.map((row) => row.relevance);
};
const topicOf = async (url: string) => {
  const [row] = await query<{
    language: string;
    words: number;
    terms: string | null;
    wanted: boolean;
    judge: boolean;
  }>(
    `SELECT t.language, t.words, t.terms, t.wanted_at IS NOT NULL AS wanted, t.judge FROM page_topic t
     JOIN page p ON p.id = t.page_id WHERE t.workspace_id = $1 AND p.url = $2`,
    [team.workspaceId, normaliseUrl(url)],
  );
  return row;
};

describe("a look at a linking page", () => {
  test.each([
    ["running-shoes-review", "same"],
    ["marathon-training", "related"],
    ["mortgage", "unrelated"],
    ["thin", "too_little"],
  ])("%s: %s", async (name, label) => {
    await record(team, [target()]);
    await record(team, [page("https://blog.example/post", linking(name))]);
    expect(await relevance("https://blog.example/post")).toEqual([label]);
  });

  test("keeps the topic of the page: language, words, terms", async () => {
    await record(team, [page("https://blog.example/post", linking("mortgage"))]);
    const topic = await topicOf("https://blog.example/post");
    expect(topic).toMatchObject({ language: "en", wanted: false, judge: false });
    expect(topic?.terms?.split(" ").slice(0, 3)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(mortgage|rates?):\d/)]),
    );
    expect(topic?.words).toBeGreaterThan(30);
  });

  test("asks for a target page that nobody has read; the link is not judged yet", async () => {
    await record(team, [page("https://blog.example/post", linking("mortgage"))]);
    expect(await topicOf(TARGET)).toMatchObject({ terms: null, wanted: true });
    expect(await relevance("https://blog.example/post")).toEqual([null]);
  });

  test("of a page without a link that is kept reads no topic", async () => {
    await record(team, [page("https://blog.example/post", texts.mortgage ?? "")]);
    expect(await topicOf("https://blog.example/post")).toBeUndefined();
  });

  test("with other words about another topic judges the link anew", async () => {
    await record(team, [target()]);
    const url = "https://blog.example/post";
    await record(team, [page(url, linking("mortgage"))]);
    expect(await relevance(url)).toEqual(["unrelated"]);
    // The same link stands there as before: its row would not be written.
    await record(team, [page(url, linking("running-shoes-review"), "2026-03-12T12:00:00.000Z")]);
    expect(await relevance(url)).toEqual(["same"]);
  });

  test("that finds the same text writes nothing", async () => {
    await record(team, [target()]);
    const url = "https://blog.example/post";
    await record(team, [page(url, linking("mortgage"))]);
    const versions = () =>
      query("SELECT xmin::text FROM link UNION ALL SELECT xmin::text FROM page_topic ORDER BY 1");
    const before = await versions();
    await record(team, [page(url, linking("mortgage"), "2026-03-12T12:00:00.000Z")]);
    expect(await versions()).toEqual(before);
  });

  test("that is a wall, a miss or a redirect to other content leaves the topic as it was", async () => {
    const url = "https://blog.example/post";
    await record(team, [page(url, linking("mortgage"))]);
    const before = await topicOf(url);
    await record(team, [
      lookAt(url, { status: 404, html: linking("sourdough"), at: "2026-03-12T12:00:00.000Z" }),
    ]);
    await record(team, [
      lookAt(url, {
        html: texts.sourdough ?? "",
        at: "2026-03-13T12:00:00.000Z",
        finalUrl: "https://blog.example/elsewhere",
        hops: [{ url, status: 302, kind: "http" }],
      }),
    ]);
    expect(await topicOf(url)).toEqual(before);
  });

  test("in another language that shares nothing leaves it open", async () => {
    const { texts: german } = JSON.parse(
      fs.readFileSync(path.join(import.meta.dirname, "../fixtures/relevance/de.json"), "utf8"),
    ) as { texts: Record<string, string> };
    await record(team, [target()]);
    const html = (german.brot ?? "").replace("</p>", ` <a href="${TARGET}">hier</a></p>`);
    await record(team, [page("https://blog.example/post", html)]);
    expect(await relevance("https://blog.example/post")).toEqual([null]);
  });
});

test("a target page that says something else marks its links to be judged", async () => {
  await record(team, [target()]);
  await record(team, [page("https://blog.example/post", linking("mortgage"))]);
  await query("UPDATE page_topic SET judge = false");
  await record(team, [page(TARGET, texts["home-loan"] ?? "", "2026-03-15T12:00:00.000Z")]);
  expect(await topicOf(TARGET)).toMatchObject({ judge: true });
});

describe("words that are common on the workspace's pages", () => {
  test("are counted by domain, from fifty domains on", async () => {
    const margin = "<p>Brandstory voucher checkout</p>";
    const pages = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) =>
        page(`https://blog${from + i}.example/`, linking(i % 2 === 0 ? "sourdough" : "casino", margin)),
      );
    await record(team, pages(0, 30));
    await countCommonTerms(team.workspaceId);
    expect(await loadCommon(anyConnection, team.workspaceId)).toEqual(new Map());
    await record(team, pages(30, 60));
    await countCommonTerms(team.workspaceId);
    const common = await loadCommon(anyConnection, team.workspaceId);
    expect(common.get("voucher")).toBe(1);
    expect(common.get("casino")).toBe(0.5);
  });
});

describe("the table of links and the drawer", () => {
  const SITE = "shop.example";
  const sources = {
    "https://a.example/": "mortgage",
    "https://b.example/": "marathon-training",
    "https://c.example/": "thin",
    "https://d.example/": "running-shoes-review",
  };
  const list = async (given: object, sort: "relevance" | "source" = "source") => {
    const filter = LinkFilter.parse(given);
    const lines: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const order = { sort, dir: sort === "source" ? "asc" : "desc" } as const;
      const shown = await listLinks(team.scope, SITE, filter, order, { cursor, limit: 2 });
      lines.push(...shown.lines.map((line) => `${line.sourceDomain[0]} ${line.relevance}`));
      if (shown.next === null) return lines;
      cursor = shown.next;
    }
  };
  const detail = async (source: string) => {
    const [link] = await query<{ source: number; target: number }>(
      `SELECT l.source_id AS source, l.target_id AS target FROM link l JOIN page p ON p.id = l.source_id
       WHERE l.workspace_id = $1 AND p.url = $2`,
      [team.workspaceId, source],
    );
    return linkDetail(team.scope, SITE, link?.source ?? 0, link?.target ?? 0);
  };

  beforeEach(async () => {
    await record(team, [target()]);
    await record(
      team,
      Object.entries(sources).map(([url, name]) => page(url, linking(name))),
    );
    await report(team, [{ source: "https://e.example/", target: TARGET }]);
  });

  test("filter by relevance, unknown among it", async () => {
    expect(await list({})).toEqual(["a unrelated", "b related", "c too_little", "d same", "e null"]);
    expect(await list({ relevance: "same,related" })).toEqual(["b related", "d same"]);
    expect(await list({ relevance: ["unknown", "too_little"] })).toEqual(["c too_little", "e null"]);
  });

  test("count each choice", async () => {
    const facets = await linkFacets(team.scope, SITE, LinkFilter.parse({ relevance: "same" }));
    expect(Object.fromEntries(facets.relevance.values.map(({ value, count }) => [value, count]))).toEqual({
      same: 1,
      related: 1,
      unrelated: 1,
      too_little: 1,
      unknown: 1,
    });
  });

  test("sort by relevance: the unrelated last", async () => {
    expect(await list({}, "relevance")).toEqual([
      "d same",
      "b related",
      "e null",
      "c too_little",
      "a unrelated",
    ]);
  });

  test("of equal relevance sort what stands in the content first, then by rank, then the newest", async () => {
    const html = (texts["running-shoes-review"] ?? "").replace(
      "</body>",
      `<footer><a href="${TARGET}">shoes</a></footer></body>`,
    );
    await record(team, [
      page("https://f.example/", html),
      page("https://g.example/", linking("running-shoes-review")),
      page("https://h.example/", linking("running-shoes-review"), "2026-03-12T12:00:00.000Z"),
    ]);
    await query("INSERT INTO domain_rank (name, position) VALUES ('g.example', 7), ('f.example', 1)");
    expect((await list({}, "relevance")).slice(0, 4)).toEqual(["g same", "h same", "d same", "f same"]);
    await query("DELETE FROM domain_rank");
  });

  test("tell with which words", async () => {
    const { relevance, topics } = await detail("https://d.example/");
    expect(relevance).toBe("same");
    expect(topics.shared.slice(0, 3)).toContain("shoes");
    expect(topics.source?.language).toBe("en");
    expect(topicSentence(relevance, topics)).toBe("The page is about what it links to.");
  });

  test("tell what is missing", async () => {
    const { relevance, topics } = await detail("https://e.example/");
    expect([relevance, topics.source, topics.shared]).toEqual([null, null, []]);
    expect(topicSentence(relevance, topics)).toMatch(/has not been read for its topic yet/);
  });
});
