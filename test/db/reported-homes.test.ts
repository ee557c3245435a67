// Reported domains are asked by themselves: their home pages are read by a run like any other, when somebody says so or
// in the night; what is found there is a link.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { requestUndo } from "#lib/imports/undo/request-undo";
import { undoImport } from "#lib/imports/undo/undo-import";
import { stopSender } from "#lib/jobs/queue";
import { homeSentence } from "#lib/profile/home-words";
import { firstReportedOrder, listReportedDomains } from "#lib/profile/queries/reported-domains";
import { ReportedFilter } from "#lib/profile/reported-where";
import { fillRun } from "#lib/runs/fill-run";
import { Selection } from "#lib/runs/schema";
import { startRun } from "#lib/runs/start-run";
import { readReportedHomes } from "#lib/watching/read-reported-homes";
import { importFile } from "../support/import-file.ts";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
let team: TestWorkspace;
let file: string;

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
afterAll(stopSender);
beforeEach(async () => {
  team = await makeWorkspace(SITE);
  file = await importFile(
    team,
    SITE,
    [
      "Domain,DR,Links to target,New links,First seen,Lost",
      "a-blog.com,10,3,0,,",
      "b-news.net,1,1,0,,",
      "c-gone.org,1,1,0,,2026-02-02",
    ].join("\n"),
  );
});

const start = (filter: object) =>
  startRun(team.scope, {
    site: SITE,
    selection: Selection.parse({ kind: "reported", filter, count: 1 }),
  });
/** The addresses that a run visits. */
const visits = async (run: string) => {
  await fillRun(team.scope, run);
  const rows = await query<{ url: string }>(
    "SELECT p.url FROM visit v JOIN page p ON p.id = v.page_id WHERE v.run_id = $1 ORDER BY 1",
    [run],
  );
  return rows.map(({ url }) => url);
};
const list = async (params: object = {}) =>
  (
    await listReportedDomains(
      team.scope,
      SITE,
      ReportedFilter.parse(params),
      { ...firstReportedOrder, sort: "domain", dir: "asc" },
      { cursor: null, limit: 10 },
    )
  ).lines;
const names = async (params: object) => (await list(params)).map(({ domain }) => domain);
const read = (domain: string, html: string, more: object = {}) =>
  record(team, [lookAt(`https://${domain}/`, { html, at: "2026-03-10T12:00:00.000Z", ...more })]);

describe("a run of reported domains", () => {
  test("visits the home page of each that was ticked, and of no other", async () => {
    const { id } = await start({ only: "a-blog.com,never-reported.com" });
    expect(await visits(id)).toEqual(["https://a-blog.com/"]);
  });
  test("visits those of the whole filter; begun again it makes no page twice", async () => {
    const { id } = await start({ lost: "there" });
    expect(await visits(id)).toEqual(["https://a-blog.com/", "https://b-news.net/"]);
    const again = await start({});
    expect(await visits(again.id)).toHaveLength(3);
    expect(await query("SELECT 1 FROM page WHERE workspace_id = $1", [team.workspaceId])).toHaveLength(3);
  });
  test("of none is refused", async () => {
    await expect(start({ only: "never-reported.com" })).rejects.toMatchObject({ code: "invalid" });
  });
  test("asks the page where a home page is known to lead", async () => {
    await read("a-blog.com", pageWith("nothing"), { finalUrl: "https://www.a-blog.com/" });
    const { id } = await start({ only: "a-blog.com" });
    expect(await visits(id)).toEqual(["https://www.a-blog.com/"]);
  });
});

describe("what a home page tells", () => {
  const sentence = async (domain: string) => {
    const [line] = await list({ only: domain });
    return line && homeSentence(line);
  };
  test("nothing before it was read", async () => {
    expect(await sentence("a-blog.com")).toBeNull();
    expect(await names({ home: "unasked" })).toHaveLength(3);
  });
  test("without a link: when it was read, and that another page may be meant", async () => {
    await read("a-blog.com", pageWith('<a href="https://elsewhere.example/">elsewhere</a>'));
    expect(await sentence("a-blog.com")).toBe(
      "Its home page was read on 10 March 2026; no link to you was found there. The report may mean another page.",
    );
    expect(await names({ home: "asked" })).toEqual(["a-blog.com"]);
    expect(await names({ home: "unasked" })).toEqual(["b-news.net", "c-gone.org"]);
    expect(await names({ known: "none" })).toHaveLength(3);
  });
  test("with a link: it is among the links, and the domain no longer among those without one", async () => {
    await read("a-blog.com", pageWith(`<a href="https://${SITE}/">shop</a>`));
    expect(await list({ only: "a-blog.com" })).toMatchObject([{ knownLive: 1, verified: 1 }]);
    expect(await names({ known: "none" })).toEqual(["b-news.net", "c-gone.org"]);
    await expectTrue(team.workspaceId);
  });
  test("a redirect to www is read as the home page", async () => {
    await read("a-blog.com", pageWith("nothing"), { finalUrl: "https://www.a-blog.com/" });
    expect(await sentence("a-blog.com")).toContain("was read on 10 March 2026");
  });
  test("a page that cannot be read says so, and nothing of links", async () => {
    await read("a-blog.com", "", { status: 503 });
    expect(await sentence("a-blog.com")).toBe("Its home page could not be read on 10 March 2026.");
  });
  test("an import can still be undone", async () => {
    await read("a-blog.com", pageWith(`<a href="https://${SITE}/">shop</a>`));
    await read("b-news.net", pageWith("nothing"));
    await requestUndo(team.scope, file);
    await undoImport(team.scope, file);
    expect(await list()).toEqual([]);
    await expectTrue(team.workspaceId);
  });
});

describe("in the night", () => {
  test("home pages at which nobody has looked are read, each once; lost ones and those with links are not", async () => {
    await importFile(team, SITE, "Domain,DR,Links to target,New links,First seen,Lost\nd-wiki.org,1,1,0,,");
    await report(team, [{ source: "https://d-wiki.org/1", target: `https://${SITE}/` }]);
    await read("b-news.net", pageWith("nothing"));
    const [run = "", ...more] = await readReportedHomes(team.scope);
    expect(more).toEqual([]);
    expect(await one("SELECT trigger, started_by_id AS by FROM run WHERE id = $1", [run])).toEqual({
      trigger: "schedule",
      by: null,
    });
    expect(await visits(run)).toEqual(["https://a-blog.com/"]);
    await read("a-blog.com", pageWith("nothing"));
    expect(await readReportedHomes(team.scope)).toEqual([]);
  });
});
