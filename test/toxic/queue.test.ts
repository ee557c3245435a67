import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { dropRemoval, noteStep } from "#lib/removals/change-requests";
import { decide } from "#lib/toxic/queue/decide";
import { countQueue, listQueue } from "#lib/toxic/queue/queries";
import { QueueDecision, QueueParams } from "#lib/toxic/queue/schema";
import { undoDecision } from "#lib/toxic/queue/undo-decision";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
let team: TestWorkspace;

/** What an audit has said: three of a network, a keyword seller, a broken-into college, a plain blog. */
const said = [
  {
    domain: "net0.example",
    level: "high",
    score: 80,
    act: "domain",
    group: "network:a",
    signals: ["money_anchors", "network"],
  },
  {
    domain: "net1.example",
    level: "high",
    score: 70,
    act: "domain",
    group: "network:a",
    signals: ["network"],
  },
  {
    domain: "net2.example",
    level: "review",
    score: 40,
    act: "domain",
    group: "network:a",
    signals: ["network"],
  },
  {
    domain: "words.example",
    level: "review",
    score: 45,
    act: "domain",
    group: "signal:spam_words",
    signals: ["spam_words"],
  },
  {
    domain: "college.edu",
    level: "review",
    score: 40,
    act: "page",
    group: "signal:hacked_page",
    signals: ["hacked_page"],
  },
  { domain: "blog.example", level: "safe", score: 0, act: "none", group: null, signals: [] },
];

const pageOf = (domain: string) => `https://${domain}/p`;
const list = async (params: object = {}) => {
  const { level: levels, ...view } = QueueParams.parse(params);
  return listQueue(team.scope, SITE, { ...view, levels });
};
const names = async (params: object = {}) => (await list(params)).rows.map(({ domain }) => domain);
const say = (decision: string, domain: string, reason = "") =>
  decide(team.scope, QueueDecision.parse({ site: SITE, decision, what: { kind: "domain", domain }, reason }));
const sayOfGroup = (decision: string, key: string) =>
  decide(team.scope, QueueDecision.parse({ site: SITE, decision, what: { kind: "group", key }, reason: "" }));

beforeAll(async () => {
  team = await makeWorkspace(SITE);
  await report(
    team,
    said.map(({ domain }) => ({
      source: pageOf(domain),
      target: `https://${SITE}/`,
      firstSeenOn: "2026-01-05",
    })),
  );
  await query(
    `INSERT INTO toxic_group (workspace_id, site_id, key, kind, title, domains, place) VALUES
       ($1, $2, 'network:a', 'network', '3 domains share this template', 3, 0),
       ($1, $2, 'signal:spam_words', 'signal', 'Words that are sold as anchors', 1, 1),
       ($1, $2, 'signal:hacked_page', 'signal', 'Pages that were probably hacked', 1, 2)`,
    [team.workspaceId, team.siteId],
  );
  await query(
    `INSERT INTO toxic_result (workspace_id, site_id, domain_id, level, score, act, lines, signals, sentence, evidence, group_key, key, since)
     SELECT $1, $2, d.id, r.level, r.score, r.act, CASE WHEN r.act = 'page' THEN ARRAY['https://' || r.domain || '/p'] ELSE '{}' END,
       r.signals, 'What speaks against ' || r.domain || '.', '{"counted": [], "explained": []}', r.group, '\\x00', '2026-03-01'
     FROM jsonb_to_recordset($3::jsonb) AS r(domain text, level "ToxicLevel", score int, act text, "group" text, signals text[])
     JOIN domain d ON d.workspace_id = $1 AND d.name = r.domain`,
    [team.workspaceId, team.siteId, JSON.stringify(said)],
  );
});
beforeEach(async () => {
  for (const table of ["opinion", "toxic_review"])
    await query(`DELETE FROM ${table} WHERE workspace_id = $1`, [team.workspaceId]);
});

describe("the queue", () => {
  test("worst group first, worst domain first in it; what is safe needs no look", async () =>
    expect(await names()).toEqual([
      "net0.example",
      "net1.example",
      "net2.example",
      "words.example",
      "college.edu",
    ]));
  test("by level, by group", async () => {
    expect(await names({ level: "safe" })).toEqual(["blog.example"]);
    expect(await names({ level: ["high", "safe"] })).toEqual([
      "net0.example",
      "net1.example",
      "blog.example",
    ]);
    expect(await names({ group: "signal:spam_words" })).toEqual(["words.example"]);
  });
  test("a page begins after the row that an earlier one ended with; what is no key is passed over", async () => {
    const [, second] = await query<{ key: string }>(
      "SELECT concat_ws('.', 0, 0, -score, domain_id) AS key FROM toxic_result WHERE workspace_id = $1 AND level = 'high' ORDER BY score DESC",
      [team.workspaceId],
    );
    expect((await names({ after: second?.key }))[0]).toBe("net2.example");
    expect(await names({ after: "1.2'.3.4" })).toHaveLength(5);
  });
  test("a row has its group, its links and the sentence", async () =>
    expect((await list()).rows[0]).toMatchObject({
      sentence: "What speaks against net0.example.",
      links: 1,
      since: "2026-03-01",
      group: { key: "network:a", title: "3 domains share this template" },
      decided: null,
    }));
});

describe("a decision", () => {
  test.each([
    ["kept", "kept"],
    ["later", "later"],
    ["removal", "removal"],
    ["whitelisted", "whitelisted"],
    ["partner", "partner"],
    ["disavow", "toxic"],
    ["disavow_pages", "pages"],
  ])("%s takes the domain out of the queue; undone it is back", async (decision, kind) => {
    const { batch } = await say(decision, "words.example");
    expect(await names()).not.toContain("words.example");
    const [row] = (await list({ show: "decided" })).rows;
    expect(row).toMatchObject({
      domain: "words.example",
      decided: { kind, reason: "What speaks against words.example." },
    });
    await undoDecision(team.scope, batch ?? "");
    expect(await names()).toContain("words.example");
    expect(await names({ show: "decided" })).toEqual([]);
  });
  test("to ask for removal begins a request; undone it goes, but for one that a mail was sent for", async () => {
    const requests = () =>
      query<{ id: string; name: string; reason: string }>(
        "SELECT id, name, reason FROM removal_request WHERE workspace_id = $1 ORDER BY name",
        [team.workspaceId],
      );
    const told = () =>
      query<{ action: string }>("SELECT action FROM audit_entry WHERE workspace_id = $1 ORDER BY id", [
        team.workspaceId,
      ]);
    const before = await told();
    const one = await say("removal", "words.example");
    // In the log it stands once, as the decision that it is.
    expect((await told()).slice(before.length)).toEqual([{ action: "toxic_review.removal" }]);
    expect(await requests()).toMatchObject([
      { name: "words.example", reason: "What speaks against words.example." },
    ]);
    await undoDecision(team.scope, one.batch ?? "");
    expect(await requests()).toEqual([]);
    const two = await sayOfGroup("removal", "network:a");
    const [first] = await requests();
    await noteStep(team.scope, { site: SITE, id: first?.id ?? "", kind: "asked", note: "" });
    await undoDecision(team.scope, two.batch ?? "");
    expect(await requests()).toEqual([first]);
    await dropRemoval(team.scope, { site: SITE, id: first?.id ?? "" });
  });
  test("has the person's own reason where there is one", async () => {
    await say("kept", "words.example", "We know them");
    expect((await list({ show: "decided" })).rows[0]?.decided?.reason).toBe("We know them");
  });
  test("of a group: every one that waits, with what they have in common as the reason, undone as a whole", async () => {
    await say("whitelisted", "net1.example");
    const { batch, count } = await sayOfGroup("disavow", "network:a");
    expect(count).toBe(2);
    expect(await names()).toEqual(["words.example", "college.edu"]);
    const opinions = await query<{ domain: string; kind: string; reason: string }>(
      "SELECT domain, kind, reason FROM opinion WHERE workspace_id = $1 ORDER BY 1",
      [team.workspaceId],
    );
    expect(opinions).toMatchObject([
      { domain: "net0.example", kind: "toxic", reason: "3 domains share this template" },
      { domain: "net1.example", kind: "whitelisted" },
      { domain: "net2.example", kind: "toxic" },
    ]);
    await undoDecision(team.scope, batch ?? "");
    expect(await names()).toHaveLength(4);
  });
  test("never disavows a host that was broken into as a whole, only its pages", async () => {
    const refused = await say("disavow", "college.edu");
    expect(refused).toMatchObject({ batch: null, count: 0, refused: [{ name: "college.edu" }] });
    expect(await names()).toContain("college.edu");
    await say("disavow_pages", "college.edu");
    expect(
      await query("SELECT url, domain FROM opinion WHERE workspace_id = $1", [team.workspaceId]),
    ).toEqual([{ url: pageOf("college.edu"), domain: null }]);
  });
  test("“safe for now” ends with evidence of another kind, “later” with its time", async () => {
    await say("kept", "net1.example");
    await say("later", "net2.example");
    const audit = (signals: string) =>
      query(
        `UPDATE toxic_result SET signals = $2 WHERE workspace_id = $1 AND domain_id = (
           SELECT id FROM domain WHERE workspace_id = $1 AND name = 'net1.example')`,
        [team.workspaceId, signals],
      );
    expect(await names()).not.toContain("net1.example");
    await audit("{network,spam_words}");
    expect(await names()).toContain("net1.example");
    await audit("{network}");
    await query(
      "UPDATE toxic_review SET at = now() - interval '31 days' WHERE workspace_id = $1 AND kind = 'later'",
      [team.workspaceId],
    );
    expect(await names()).toContain("net2.example");
  });
  test("of what is not there is refused", async () => {
    await expect(say("kept", "nobody.example")).rejects.toMatchObject({ code: "not_found" });
    await expect(undoDecision(team.scope, "00000000-0000-7000-8000-000000000000")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("the counts beside the filters", async () => {
  await say("kept", "words.example");
  expect(await countQueue(team.scope, SITE)).toMatchObject({
    undecided: 4,
    decided: 1,
    levels: { safe: 1, low: 0, review: 3, high: 2 },
    groups: [
      { key: "network:a", open: 3 },
      { key: "signal:spam_words", open: 0 },
      { key: "signal:hacked_page", open: 1 },
    ],
  });
});
