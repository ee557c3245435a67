import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { LinkFilter, STATUSES } from "#lib/links/link-filter";
import { listLinks } from "#lib/links/queries";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const GUIDE = "https://shop.example/guide";
const SHOP = "https://shop.example/";

let team: TestWorkspace;

async function sources(given: object): Promise<string[]> {
  const page = await listLinks(
    team.scope,
    "shop.example",
    LinkFilter.parse(given),
    { sort: "source", dir: "asc" },
    { cursor: null, limit: 100 },
  );
  return page.lines.map((line) => new URL(line.source).hostname.split(".")[0] ?? "");
}

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace("shop.example");
  await report(
    team,
    [
      { source: "https://live.example/", target: GUIDE, anchor: "old words", firstSeenOn: "2025-06-01" },
      { source: "https://lost.example/", target: GUIDE, lostOn: "2026-01-10", firstSeenOn: "2025-07-01" },
      { source: "https://gone.example/", target: GUIDE, firstSeenOn: "2025-08-01" },
      { source: "https://walled.example/", target: SHOP, relClass: "sponsored", rel: "sponsored" },
      { source: "https://sub.blog.co.uk/a%20b_c", target: SHOP, kind: "image", anchorKind: "image" },
    ],
    { vendor: "ahrefs", today: "2026-02-01" },
  );
  await report(team, [{ source: "https://live.example/", target: GUIDE }], { vendor: "gsc" });
  const link = (href: string, words: string) => `<a href="${href}">${words}</a>`;
  await record(team, [
    lookAt("https://live.example/", { html: pageWith(link(GUIDE, "The 100% guide")) }),
    lookAt("https://gone.example/", { html: pageWith(link(GUIDE, "x")) }),
    lookAt("https://walled.example/", { over: { access: "blocked", httpStatus: 403 } }),
  ]);
  await record(team, [lookAt("https://gone.example/", { status: 404, at: "2026-03-11T12:00:00.000Z" })]);
  await query(
    `INSERT INTO opinion (id, workspace_id, site_id, kind, domain, reason, batch_id)
     VALUES (gen_random_uuid(), $1, $2, 'toxic', 'walled.example', 'test', gen_random_uuid())`,
    [team.workspaceId, team.siteId],
  );
});

const cases: [string, object, string[]][] = [
  ["everything", {}, ["gone", "live", "lost", "sub", "walled"]],
  ["live", { status: "live" }, ["live"]],
  ["missed", { status: ["missed"] }, ["gone"]],
  ["blocked or live, repeated", { status: ["blocked", "live"] }, ["live", "walled"]],
  ["blocked or live, in one", { status: "blocked,live" }, ["live", "walled"]],
  ["a status that there is not", { status: "wonderful" }, ["gone", "live", "lost", "sub", "walled"]],
  ["rel", { rel: "sponsored" }, ["walled"]],
  ["where on the page", { place: "content" }, ["gone", "live"]],
  ["kind", { kind: "image" }, ["sub"]],
  ["seen by us", { seen: "verified" }, ["gone", "live"]],
  ["only reported", { seen: "reported" }, ["lost", "sub", "walled"]],
  ["who reported it", { vendor: "gsc" }, ["live"]],
  ["one source alone", { sources: "one" }, ["gone", "lost", "sub", "walled"]],
  ["only by this source", { sources: "one", vendor: "gsc" }, []],
  ["only by that source", { sources: "one", vendor: "ahrefs" }, ["gone", "lost", "sub", "walled"]],
  ["two sources or more", { sources: "more" }, ["live"]],
  ["found by us alone", { sources: "none" }, []],
  ["an opinion of its domain", { opinion: "toxic" }, ["walled"]],
  ["words in the anchor, any case", { q: "the 100% GUIDE" }, ["live"]],
  ["a percent sign is itself", { q: "1%e" }, []],
  ["an underscore is itself", { q: "b_c" }, ["sub"]],
  ["a piece of the address", { q: "walled.ex" }, ["walled"]],
  ["a domain", { domain: "blog.co.uk" }, ["sub"]],
  ["a host of it", { domain: "www.blog.co.uk" }, ["sub"]],
  ["an address of it", { domain: "https://sub.blog.co.uk/x" }, ["sub"]],
  ["a domain that nobody knows", { domain: "nowhere.example" }, []],
  ["any of some domains", { domains: "blog.co.uk,LIVE.example" }, ["live", "sub"]],
  ["any of some domains, repeated", { domains: ["live.example", "nowhere.example"] }, ["live"]],
  [
    "more domains than a filter names: the first of them",
    { domains: ["live.example", ...Array.from({ length: 300 }, (_, n) => `d${n}.example`)] },
    ["live"],
  ],
  ["domains that nobody knows", { domains: "nowhere.example" }, []],
  ["exactly this anchor", { anchor: "The 100% guide" }, ["live"]],
  ["no anchor at all", { anchor: " " }, ["lost", "sub", "walled"]],
  ["exactly this target", { target: SHOP }, ["sub", "walled"]],
  ["known since a day", { since: "2026-01-01" }, ["sub", "walled"]],
  ["a day that is none", { since: "2026-02-31" }, ["gone", "live", "lost", "sub", "walled"]],
  ["NUL in every text", { q: "\0", domain: "\0", anchor: "\0", target: "\0" }, []],
  ["a sentence of SQL", { q: "' OR 1=1 --", domain: "'; DROP TABLE link" }, []],
];

describe("a filter keeps the links it names", () => {
  test.each(cases)("%s", async (_name, given, expected) => {
    expect(await sources(given)).toEqual(expected);
  });
});

describe("a status as a filter is the one in the table", () => {
  let other: TestWorkspace;
  const page = (name: string) => `https://${name}.example/`;
  const answers = {
    found: {},
    kept: {},
    broken: {},
    gone: { gone: true },
    missed: { gone: true },
    walled: { over: { access: "blocked", httpStatus: 403 } },
    robots: { over: { access: "robots_disallowed", httpStatus: null } },
    js: { over: { access: "js_required" } },
    down: { over: { access: "unreachable", httpStatus: null } },
    error: { over: { access: "http_error", httpStatus: 500 } },
  } as const;
  const list = (given: object) =>
    listLinks(
      other.scope,
      "shop.example",
      LinkFilter.parse(given),
      { sort: "source", dir: "asc" },
      { cursor: null, limit: 100 },
    );

  beforeAll(async () => {
    other = await makeWorkspace("shop.example");
    const names = [...Object.keys(answers), "never", "refuted"];
    // Each twice: known before it answers so, and only reported.
    await report(
      other,
      names.flatMap((name) => [
        { source: page(name), target: GUIDE },
        { source: page(`${name}-2`), target: GUIDE },
      ]),
    );
    const html = pageWith(`<a href="${GUIDE}">words</a>`);
    const at = (hour: number) => `2026-03-10T${String(hour).padStart(2, "0")}:00:00.000Z`;
    const known = Object.keys(answers).map((name) => lookAt(page(name), { html, at: at(1) }));
    await record(other, known);
    for (const hour of [2, 3]) {
      const looks = Object.entries(answers).flatMap(([name, facts]) => {
        if (name === "missed" && hour === 3) return [];
        const over = "over" in facts ? { over: facts.over } : {};
        const told = { html: "gone" in facts ? pageWith("nothing") : html, at: at(hour), ...over };
        return [lookAt(page(name), told), lookAt(page(`${name}-2`), told)];
      });
      await record(other, looks);
    }
    for (const [name, headline] of [
      ["kept", "live"],
      ["broken", "changed"],
    ]) {
      await query(
        `INSERT INTO placement (id, workspace_id, site_id, source_id, target_id, headline)
         SELECT gen_random_uuid(), $1, $2, s.id, t.id, $4::"Headline" FROM page s, page t
         WHERE s.workspace_id = $1 AND t.workspace_id = $1 AND s.url = $5 AND t.url = $3`,
        [other.workspaceId, other.siteId, GUIDE, headline, page(name as string)],
      );
    }
  });
  test("every status is there", async () => {
    const { lines } = await list({});
    expect([...new Set(lines.map((line) => line.status))].sort()).toEqual([...STATUSES].sort());
  });
  test.each(STATUSES)("%s", async (status) => {
    const shown = (await list({})).lines.filter((line) => line.status === status);
    expect((await list({ status })).lines).toEqual(shown);
  });
  test("all of them are everything", async () =>
    expect((await list({ status: [...STATUSES] })).lines).toEqual((await list({})).lines));
});

describe("a placement that is not as agreed", () => {
  test("shows its link as changed", async () => {
    await query(
      `INSERT INTO placement (id, workspace_id, site_id, source_id, target_id, headline)
       SELECT gen_random_uuid(), $1, $2, s.id, t.id, 'changed' FROM page s, page t
       WHERE s.workspace_id = $1 AND t.workspace_id = $1 AND s.url = 'https://live.example/' AND t.url = $3`,
      [team.workspaceId, team.siteId, GUIDE],
    );
    expect(await sources({ status: "changed" })).toEqual(["live"]);
  });
});
