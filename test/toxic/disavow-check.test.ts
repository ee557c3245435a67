// "Do I need to disavow?": what a person answered is kept, everything else is counted anew.
import { beforeEach, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { keepAnswers } from "#lib/toxic/check/keep-answers";
import { readDisavowCheck } from "#lib/toxic/check/queries";
import { judgeLinks } from "#lib/toxic/judge-links";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const domains = ["net0.example", "net1.example", "words.example", "blog.example"];
let team: TestWorkspace;
beforeEach(async () => {
  team = await makeWorkspace(SITE);
  await report(
    team,
    domains.map((domain) => ({ source: `https://${domain}/p`, target: `https://${SITE}/` })),
  );
});

/** An audit that ended, and what it said of the first domains; the rest is not judged. */
async function audited(levels: readonly string[], state = "calm"): Promise<void> {
  await query(
    `INSERT INTO toxic_audit (id, workspace_id, site_id, state, finished_at, watch, levels, patterns)
     VALUES ($1, $2, $3, 'done', now(), $4, '{}', '{}')`,
    [newId(), team.workspaceId, team.siteId, { state, sentence: "" }],
  );
  await query(
    `INSERT INTO toxic_result (workspace_id, site_id, domain_id, level, score, act, lines, signals, sentence, evidence, key, since)
     SELECT $1, $2, d.id, r.level::"ToxicLevel", 0, 'domain', '{}', '{}', '', '{"counted": [], "explained": []}', '\\x00', '2026-03-01'
     FROM unnest($3::text[], $4::text[]) AS r(domain, level) JOIN domain d ON d.workspace_id = $1 AND d.name = r.domain`,
    [team.workspaceId, team.siteId, domains.slice(0, levels.length), levels],
  );
}
const check = () => readDisavowCheck(team.scope, SITE);
const answer = (over: object = {}) =>
  keepAnswers(team.scope, {
    site: SITE,
    manualAction: "none",
    suddenDrop: false,
    boughtLinks: false,
    ...over,
  });

test("before anybody has answered there is no advice, and before an audit nothing is known of the links", async () => {
  expect(await check()).toEqual({ answers: null, findings: null, advice: null });
  await answer();
  expect((await check()).advice?.answer).toBe("not_known");
});

test("counts what waits for a decision, and how much was judged", async () => {
  await audited(["high", "review", "safe"], "watch");
  expect((await check()).findings).toEqual({
    high: 1,
    review: 1,
    marked: 0,
    attack: "watch",
    paidFollowed: 0,
    judgedShare: 0.75,
  });
});

test("a decision changes the answer: what a team kept needs no look any more", async () => {
  await audited(["safe", "review", "safe", "safe"]);
  await answer({ boughtLinks: true });
  expect((await check()).advice?.answer).toBe("review_first");
  await judgeLinks(team.scope, {
    site: SITE,
    opinion: "whitelisted",
    on: "domain",
    what: { kind: "names", names: ["net1.example"] },
    reason: "We know them",
  });
  expect((await check()).advice?.answer).toBe("no");
});

test("what is marked is counted, and no longer waits", async () => {
  await audited(["high", "safe", "safe", "safe"]);
  await judgeLinks(team.scope, {
    site: SITE,
    opinion: "toxic",
    on: "domain",
    what: { kind: "names", names: ["net0.example"] },
    reason: "Bought in 2019",
  });
  expect((await check()).findings).toMatchObject({ high: 0, marked: 1 });
});

test("placements that are paid for and that a look found followed are counted", async () => {
  await audited(["safe", "safe", "safe", "safe"]);
  const place = async (source: string, tactic: string, rel: string) => {
    const id = newId();
    await query(
      `INSERT INTO placement (id, workspace_id, site_id, source_id, target_id, tactic, headline, checked_at)
       SELECT $1, $2, $3, l.source_id, l.target_id, $5::"Tactic", 'live', now() FROM link l
       JOIN page p ON p.workspace_id = l.workspace_id AND p.id = l.source_id WHERE l.workspace_id = $2 AND p.url = $4`,
      [id, team.workspaceId, team.siteId, `https://${source}/p`, tactic],
    );
    await query(
      `INSERT INTO placement_check (placement_id, at, workspace_id, run_id, headline, presence, access, sentence, next, match, rel_class)
       VALUES ($1, now(), $2, $3, 'live', 'found', 'ok', '', '', '', $4::"RelClass")`,
      [id, team.workspaceId, newId(), rel],
    );
  };
  await place("net0.example", "paid", "follow");
  await place("net1.example", "paid", "sponsored");
  await place("blog.example", "guest_post", "follow");
  await answer();
  const { findings, advice } = await check();
  expect(findings).toMatchObject({ paidFollowed: 1 });
  expect(advice).toMatchObject({ answer: "review_first", next: [{ to: "placements" }] });
});

test("answers are kept with their day, can be changed, and are one site's own", async () => {
  await answer({ manualAction: null, suddenDrop: true });
  expect((await check()).answers).toMatchObject({ manualAction: null, suddenDrop: true, boughtLinks: false });
  await answer({ manualAction: "links_to" });
  const { answers, advice } = await check();
  expect(answers).toMatchObject({ manualAction: "links_to", suddenDrop: false });
  expect(Date.now() - Date.parse(answers?.at ?? "")).toBeLessThan(60_000);
  expect(advice?.answer).toBe("open_case");
  const other = await makeWorkspace(SITE);
  expect(await readDisavowCheck(other.scope, SITE)).toMatchObject({ answers: null });
});
