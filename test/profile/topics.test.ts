import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { LinkFilter } from "#lib/links/link-filter";
import { countLinks } from "#lib/links/queries";
import { siteSummary } from "#lib/profile/fresh-summary";
import { SUMMARY_RELEVANCE } from "#lib/profile/summary-types";
import { lookAt } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const TARGET = "https://shop.example/running-shoes";
const textsOf = (language: string) =>
  (
    JSON.parse(
      fs.readFileSync(path.join(import.meta.dirname, `../fixtures/relevance/${language}.json`), "utf8"),
    ) as { texts: Record<string, string> }
  ).texts;
const [english, german] = [textsOf("en"), textsOf("de")];
let team: TestWorkspace;

const page = (url: string, text: string | undefined, at = "2026-03-10T12:00:00.000Z") =>
  lookAt(url, { html: (text ?? "").replace("</p>", ` <a href="${TARGET}">see this</a></p>`), at });
const summary = async () => {
  const { data } = await siteSummary(team.scope, SITE);
  if (data === null) throw new Error("no summary");
  return data;
};
const count = async (filter: Record<string, string>) =>
  (await countLinks(team.scope, SITE, LinkFilter.parse(filter))).count;

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-03-01', 3)");
  team = await makeWorkspace(SITE);
  const sources = ["a", "b", "c", "d"].map((name) => `https://${name}.example/post`);
  await report(
    team,
    ["https://a.example/post", "https://z.example/unread", ...sources.slice(1)].map((source) => ({
      source,
      target: TARGET,
      anchor: "see this",
    })),
  );
  await record(team, [
    lookAt(TARGET, { html: english["running-shoes"] ?? "", at: "2026-03-09T12:00:00.000Z" }),
  ]);
  await record(team, [page("https://a.example/post", english["running-shoes-review"])]);
  await record(team, [page("https://b.example/post", english.mortgage)]);
  // The same domain again, with another topic: it counts once in each.
  await record(team, [page("https://b.example/other", english["running-shoes-review"])]);
  await record(team, [page("https://c.example/post", english.mortgage)]);
  await record(team, [page("https://d.example/post", Object.values(german)[0])]);
});

describe("the summary", () => {
  test("counts relevance by domain and by link, and what nobody has compared", async () => {
    const { relevance, domains, links } = await summary();
    expect([domains, links]).toEqual([5, 6]);
    const of = (name: string) => relevance.find((one) => one.relevance === name);
    expect(of("same")).toEqual({ relevance: "same", domains: 2, links: 2 });
    expect(of("unrelated")).toEqual({ relevance: "unrelated", domains: 2, links: 2 });
    expect(relevance.map((one) => one.relevance)).toEqual([...SUMMARY_RELEVANCE]);
    expect(relevance.reduce((sum, one) => sum + one.links, 0)).toBe(links);
  });

  test.each(SUMMARY_RELEVANCE)(
    "counts as many links of relevance “%s” as the table has",
    async (relevance) => {
      const found = (await summary()).relevance.find((one) => one.relevance === relevance);
      expect(await count({ relevance })).toBe(found?.links);
    },
  );

  test("counts languages by domain, and those that have told none", async () => {
    const { languages, noLanguage } = await summary();
    expect(languages).toEqual([
      { language: "en", domains: 3 },
      { language: "de", domains: 1 },
    ]);
    expect(noLanguage).toBe(1);
  });

  test("the table keeps the links of pages in one language", async () => {
    expect([await count({ language: "en" }), await count({ language: "de" })]).toEqual([4, 1]);
    expect(await count({ language: "fr" })).toBe(0);
    // Not a language: as if nothing had been asked.
    expect(await count({ language: "DROP" })).toBe(6);
  });

  test("is told anew when a page has other words and the same links", async () => {
    const before = (await summary()).relevance;
    await record(team, [
      page("https://c.example/post", english["running-shoes-review"], "2026-03-12T12:00:00.000Z"),
    ]);
    const after = (await summary()).relevance;
    expect(after).not.toEqual(before);
    expect(after.find((one) => one.relevance === "same")?.domains).toBe(3);
  });
});
