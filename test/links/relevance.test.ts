import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { normaliseUrl } from "#lib/core/url";
import { query } from "#lib/db/sql";
import { lookAt } from "../support/looks.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";

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
