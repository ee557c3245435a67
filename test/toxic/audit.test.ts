import { beforeAll, describe, expect, test } from "vitest";
import { auditSite } from "#lib/core/toxic/audit";
import { defaultWeights } from "#lib/core/toxic/weights";
import { newId } from "#lib/db/new-id";
import { anyConnection, query } from "#lib/db/sql";
import { buildSummary } from "#lib/profile/build-summary";
import { queueDueAudits } from "#lib/toxic/audit/due-audits";
import { auditInThread } from "#lib/toxic/audit/in-thread";
import { cancelAudit, queueAudit, requestAudit } from "#lib/toxic/audit/request-audit";
import { runAudit } from "#lib/toxic/audit/run-audit";
import { readDomains } from "#lib/toxic/facts/read-domains";
import { readSite } from "#lib/toxic/facts/read-site";
import { judgeLinks } from "#lib/toxic/judge-links";
import { lookAt } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const TODAY = "2026-06-30";
const SHOES = `https://${SITE}/shoes`;

let team: TestWorkspace;

const customers = Array.from({ length: 12 }, (_, at) => `<a href="https://customer${at}.net/">x</a>`).join(
  " ",
);
const menu = (name: string) =>
  `<nav><a href="/">${name}</a><a href="/about">About</a><a href="/news">News</a><a href="/write">Write for us</a><a href="/terms">Terms</a></nav>`;
const pageOf = (title: string, frame: string, content: string) =>
  `<html lang="en"><head><title>${title}</title></head><body>${frame}<main><p>Words about it. ${content}</p></main></body></html>`;
const toShoes = (anchor: string, more = "") => `<a href="${SHOES}" ${more}>${anchor}</a>`;

/** By linking page: what stands on it. */
const web: Record<string, string> = {
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [
      `https://net${at}.example/p`,
      pageOf(`Net ${at}`, menu(`Net ${at}`), `${customers} ${toShoes("running shoes")}`),
    ]),
  ),
  "https://pills.example/p": pageOf("Pills", "", toShoes("online casino bonus")),
  "https://theme.example/": pageOf("Theme", "", `<div hidden>${toShoes("shop")}</div>`),
  "https://blog.example/post": pageOf("A post", "", toShoes("Shop")),
  "https://friend.example/": pageOf("Friend", "", toShoes("buy viagra online")),
};

const results = () =>
  query<{ name: string; level: string; signals: string[]; resolved: string | null; group: string | null }>(
    `SELECT d.name, r.level, r.signals, r.resolved, r.group_key AS group FROM toxic_result r JOIN domain d ON d.id = r.domain_id
     WHERE r.workspace_id = $1 ORDER BY d.name`,
    [team.workspaceId],
  );
const audits = () =>
  query<{ id: string; state: string; changed: number; levels: Record<string, number> | null; total: number }>(
    "SELECT id, state, changed, levels, total FROM toxic_audit WHERE workspace_id = $1 ORDER BY requested_at, id",
    [team.workspaceId],
  );
const keys = async () => {
  const rows = await query<{ id: number }>(
    "SELECT domain_id AS id FROM site_domain WHERE workspace_id = $1",
    [team.workspaceId],
  );
  return { workspaceId: team.workspaceId, siteId: team.siteId, domainIds: rows.map(({ id }) => id) };
};
const readAll = async () => {
  const site = await keys();
  const { facts, shared } = await readSite(site);
  const chunks = await Array.fromAsync(readDomains(site, shared, defaultWeights));
  return { site: facts, domains: chunks.flat().map((one) => one.facts) };
};
const open = async () => (await audits()).find(({ state }) => state === "queued")?.id ?? "";

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace(SITE);
  await query("UPDATE site SET keywords = '{running shoes}', brands = '{Shop}' WHERE id = $1", [team.siteId]);
  await report(
    team,
    Object.keys(web).map((source) => ({ source, target: SHOES, firstSeenOn: "2026-02-25" })),
  );
  await report(team, [{ source: "https://unread.example/x", target: SHOES, anchor: "Shop" }]);
  await record(
    team,
    Object.entries(web).map(([url, html], at) =>
      lookAt(url, { html, at: "2026-06-28T10:00:00.000Z", over: { address: `93.184.${at}.7` } }),
    ),
  );
  await judgeLinks(team.scope, {
    site: SITE,
    opinion: "partner",
    on: "domain",
    what: { kind: "names", names: ["friend.example"] },
    reason: "We sponsor their event",
  });
  await buildSummary(team.workspaceId, team.siteId);
});

describe("facts as the database has them", () => {
  test("of a domain that was read", async () => {
    const { domains } = await readAll();
    expect(domains.find(({ domain }) => domain === "net3.example")).toMatchObject({
      firstOn: "2026-02-25",
      dated: true,
      pages: 1,
      readPages: 1,
      noindexPages: 0,
      address: "93.184.3.7",
      sessions: null,
      authority: null,
      links: { live: 1, follow: 1, verified: 1, hidden: 0 },
      anchors: [{ text: "running shoes", category: "exact", live: 1, follow: 1 }],
      pairs: [
        { anchor: "running shoes", category: "exact", target: SHOES, source: "https://net3.example/p" },
      ],
      sample: [
        {
          url: "https://net3.example/p",
          title: "Net 3",
          seenOn: "2026-06-28",
          read: true,
          anchors: ["running shoes"],
          marks: { uncommonDomains: 12, spamLinks: 0, parked: false },
        },
      ],
    });
  });
  test("of one that only a file names: what nobody saw is not known", async () => {
    const { domains } = await readAll();
    expect(domains.find(({ domain }) => domain === "unread.example")).toMatchObject({
      dated: false,
      readPages: 0,
      sample: [],
      address: null,
      links: { live: 1, verified: 0, hidden: null },
    });
  });
  test("of the site: its words, its own domains, its partners with the reason", async () => {
    const { site } = await readAll();
    expect(site).toMatchObject({
      own: [SITE],
      partners: [{ domain: "friend.example", reason: "We sponsor their event" }],
      whitelisted: [],
    });
    expect(site.words).toContain("running shoes");
  });
});

describe("an audit", () => {
  test("says of every domain what the pure audit says of the same facts", async () => {
    await requestAudit(team.scope, SITE);
    await runAudit(team.workspaceId, await open(), TODAY);
    const { site, domains } = await readAll();
    const { judge } = auditSite(domains, site, TODAY);
    const stored = await results();
    expect(stored.map(({ name, level, signals }) => ({ name, level, signals }))).toEqual(
      domains
        .map(judge)
        .map(({ domain, level, evidence }) => ({
          name: domain,
          level,
          signals: evidence.map(({ signal }) => signal).sort(),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });
  test("finds the network, its members under one group; the partner and the plain blog stay out", async () => {
    const stored = new Map((await results()).map((row) => [row.name, row]));
    const network = [0, 1, 2, 3, 4, 5].map((at) => stored.get(`net${at}.example`));
    expect(new Set(network.map((row) => row?.group)).size).toBe(1);
    expect(network[0]?.signals).toContain("network");
    expect(stored.get("pills.example")?.signals).toContain("spam_words");
    expect(stored.get("theme.example")?.signals).toContain("hidden_links");
    expect(stored.get("blog.example")).toMatchObject({ level: "safe", group: null });
    expect(stored.get("friend.example")).toMatchObject({ level: "safe", resolved: "partner" });
    const groups = await query(
      "SELECT title FROM toxic_group WHERE workspace_id = $1 AND kind = 'network' AND domains = 6",
      [team.workspaceId],
    );
    expect(groups).toEqual([{ title: "6 domains share this template and the sites they link to" }]);
  });
  test("leaves a point of history: domains by level", async () => {
    const [done] = await audits();
    expect(done).toMatchObject({ state: "done", total: 11 });
    expect(Object.values(done?.levels ?? {}).reduce((sum, count) => sum + count, 0)).toBe(11);
  });
  test("writes no row that says the same", async () => {
    const versions = () =>
      query("SELECT domain_id, xmin::text FROM toxic_result WHERE workspace_id = $1 ORDER BY 1", [
        team.workspaceId,
      ]);
    const before = await versions();
    await requestAudit(team.scope, SITE);
    await runAudit(team.workspaceId, await open(), TODAY);
    expect(await versions()).toEqual(before);
    expect((await audits()).at(-1)).toMatchObject({ state: "done", changed: 0 });
  });
  test("runs in a thread of its own", async () => {
    await requestAudit(team.scope, SITE);
    const auditId = await open();
    await auditInThread(
      { workspaceId: team.workspaceId, auditId, today: TODAY },
      new AbortController().signal,
    );
    expect((await audits()).at(-1)).toMatchObject({ state: "done" });
  });
  test("that was cancelled writes nothing, and another may begin", async () => {
    await requestAudit(team.scope, SITE);
    await expect(requestAudit(team.scope, SITE)).rejects.toMatchObject({ code: "conflict" });
    const auditId = await open();
    await cancelAudit(team.scope, SITE);
    await runAudit(team.workspaceId, auditId, TODAY);
    expect((await audits()).at(-1)).toMatchObject({ state: "cancelled", levels: null });
  });
});

describe("audits by themselves", () => {
  const endRun = (finishedAt: string | null) =>
    query(
      `INSERT INTO run (id, workspace_id, site_id, number, state, selection, finished_at)
       SELECT $1, $2, $3, 1 + count(*), $4::"RunState", '{}', $5 FROM run WHERE workspace_id = $2`,
      [newId(), team.workspaceId, team.siteId, finishedAt === null ? "running" : "done", finishedAt],
    );
  test("not while nothing has changed", async () => {
    await endRun(new Date().toISOString());
    await queueDueAudits("settled");
    expect(await open()).toBe("");
  });
  test("once a run that changed the profile has ended, and none is under way", async () => {
    await report(team, [{ source: "https://new.example/x", target: SHOES }]);
    await endRun(null);
    await queueDueAudits("settled");
    expect(await open()).toBe("");
    await query(
      "UPDATE run SET state = 'done', finished_at = now() WHERE workspace_id = $1 AND state = 'running'",
      [team.workspaceId],
    );
    await queueDueAudits("settled");
    expect(await open()).not.toBe("");
    expect(await queueAudit(anyConnection, team.workspaceId, team.siteId, null)).toBe(false);
  });
});
