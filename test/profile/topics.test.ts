// What a site's links are about, on the overview: counted as SQL counts the links, and anew when an answer changes.
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type TopicText, topicOf } from "#lib/core/relevance/topic";
import { anyConnection, one, query } from "#lib/db/sql";
import { LinkFilter } from "#lib/links/link-filter";
import { linkViewParams, readLinkView } from "#lib/links/link-view";
import { countLinks, listLinks } from "#lib/links/queries";
import { keyOf } from "#lib/links/topics/read-topics";
import { writeTopics } from "#lib/links/topics/write-topics";
import { siteSummary } from "#lib/profile/fresh-summary";
import { judgeLinksFrom, judgeLinksTo } from "#lib/relevance/judge-target";
import { createSite } from "#lib/sites/create-site";
import { lookAt } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const texts = (language: string) =>
  JSON.parse(
    fs.readFileSync(path.join(import.meta.dirname, `../fixtures/relevance/${language}.json`), "utf8"),
  ).texts as Record<string, string>;
const [en, de] = [texts("en"), texts("de")];

const SITE = "shop.example";
const TARGET = "https://shop.example/running-shoes";
let team: TestWorkspace;

const linking = (text = "") => text.replace("</p>", ` <a href="${TARGET}">see this</a></p>`);
const read = (url: string, html: string, at = "2026-03-10T12:00:00.000Z") =>
  record(team, [lookAt(url, { html, at })]);
const summary = async () => {
  const { data } = await siteSummary(team.scope, SITE);
  if (data === null) throw new Error("no summary");
  return data;
};
const relevance = async () =>
  Object.fromEntries((await summary()).relevance.map((one) => [one.relevance, [one.domains, one.links]]));

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-03-01', 3)");
  team = await makeWorkspace(SITE);
  await read(TARGET, en["running-shoes"] ?? "", "2026-03-09T12:00:00.000Z");
  await read("https://a-blog.com/1", linking(en["running-shoes-review"]));
  await read("https://a-blog.com/2", linking(en["running-shoes-review"]));
  await read("https://a-blog.com/3", linking(en.mortgage));
  await read("https://b-news.net/1", linking(en["marathon-training"]));
  await read("https://c-seite.de/1", linking(de.kredit));
  // Of the site's own set: internal, and no referring domain.
  await read("https://shop.example/blog", linking(en["running-shoes-review"]));
  await report(team, [
    { source: "https://d-only-reported.org/", target: TARGET },
    { source: "https://a-blog.com/4", target: TARGET },
  ]);
});

describe("relevance", () => {
  test("by domain and link; a domain counts in each that its links have; unread ones are not compared yet", async () =>
    expect(await relevance()).toEqual({
      same: [1, 2],
      related: [1, 1],
      unrelated: [1, 1],
      too_little: [0, 0],
      // A page in another language, a domain and a page that are only reported.
      unknown: [3, 3],
    }));
  test("all links of the summary, and as SQL and the filtered table count them", async () => {
    const rows = await query<{ relevance: string; domains: number; links: number }>(
      `SELECT coalesce(relevance::text, 'unknown') AS relevance, count(DISTINCT source_domain_id)::int AS domains, count(*)::int AS links
       FROM link WHERE workspace_id = $1 AND live AND NOT same_domain GROUP BY 1`,
      [team.workspaceId],
    );
    const told = await summary();
    expect(told.relevance.filter(({ links }) => links > 0)).toEqual(expect.arrayContaining(rows));
    expect(told.relevance.reduce((sum, { links }) => sum + links, 0)).toBe(told.links);
    for (const one of rows) {
      const filter = LinkFilter.parse({ side: "inbound", relevance: one.relevance });
      expect((await countLinks(team.scope, SITE, filter)).count).toBe(one.links);
    }
  });
});

describe("languages", () => {
  test("by domain, those that are not looked at apart", async () =>
    expect((await summary()).languages).toEqual({
      most: [
        { language: "en", domains: 2 },
        { language: "de", domains: 1 },
      ],
      others: 0,
      unknown: 1,
    }));
  test("a bar leads to the links of pages in that language", async () => {
    const filter = LinkFilter.parse({ side: "inbound", language: "de" });
    const { lines } = await listLinks(
      team.scope,
      SITE,
      filter,
      { sort: "known", dir: "desc" },
      { cursor: null, limit: 10 },
    );
    expect(lines.map(({ source }) => source)).toEqual(["https://c-seite.de/1"]);
    expect((await countLinks(team.scope, SITE, LinkFilter.parse({ language: "en" }))).count).toBe(4);
  });
  test("the filter stands in the address; what is no language is left out", () => {
    expect(linkViewParams(readLinkView({ language: "de" })).language).toBe("de");
    expect(readLinkView({ language: "d'e" }).filter.language).toBeUndefined();
    expect(readLinkView({ language: ["de", "en"] }).filter.language).toBeUndefined();
  });
});

describe("the summary is built anew", () => {
  test("when a page's text is in another language, its links being the same", async () => {
    await summary();
    await read("https://b-news.net/1", linking(de.brot), "2026-03-12T12:00:00.000Z");
    expect((await summary()).languages.most).toEqual([
      { language: "de", domains: 2 },
      { language: "en", domains: 1 },
    ]);
  });
  test("when the page that is linked to is about something else", async () => {
    await summary();
    await read(TARGET, en.mortgage ?? "", "2026-03-12T12:00:00.000Z");
    const [target] = await query<{ id: number }>("SELECT id FROM page WHERE workspace_id = $1 AND url = $2", [
      team.workspaceId,
      TARGET,
    ]);
    await judgeLinksTo(team.workspaceId, target?.id ?? 0, new AbortController().signal);
    expect(await relevance()).toMatchObject({ unrelated: [1, 2] });
  });
  test("and not when nothing is another", async () => {
    const version = async () =>
      (
        await one<{ version: number }>(
          "SELECT version FROM site_summary WHERE workspace_id = $1 AND site_id = $2",
          [team.workspaceId, team.siteId],
        )
      )?.version;
    const before = await version();
    await read("https://a-blog.com/1", linking(en["running-shoes-review"]), "2026-03-14T12:00:00.000Z");
    expect(await version()).toBe(before);
  });
});

test("nothing has drifted", () => expectTrue(team.workspaceId));

describe("a page of one watched site that links to another", () => {
  test("read again in another language, the other site's summary is stale, and then tells of it", async () => {
    await createSite(team.scope, { domain: "rival.example", kind: "competitor" });
    const rival = async () => (await siteSummary(team.scope, "rival.example")).data;
    const post = "https://shop.example/loan";
    const html = (en.mortgage ?? "").replace("</p>", ' <a href="https://rival.example/">see them</a></p>');
    await read("https://rival.example/", en.mortgage ?? "");
    await read(post, html);
    expect((await rival())?.languages.most.map(({ language }) => language)).toEqual(["en"]);
    const [page] = await query<{ id: number }>("SELECT id FROM page WHERE workspace_id = $1 AND url = $2", [
      team.workspaceId,
      post,
    ]);
    const text = lookAt(post, { html: de.kredit ?? "" }).topicText as TopicText;
    const topic = {
      pageId: page?.id ?? 0,
      topic: topicOf(text),
      key: keyOf(text),
      at: new Date().toISOString(),
      isTarget: true,
    };
    const changed = await writeTopics(anyConnection, team.workspaceId, [topic]);
    await judgeLinksFrom(team.workspaceId, topic.pageId, changed);
    expect((await rival())?.languages.most.map(({ language }) => language)).toEqual(["de"]);
  });
});
