// Messages that were logged by hand, and what follows from them.
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { TOUCH_KINDS, touchState } from "#lib/core/outreach/touch-state";
import { anyConnection, query } from "#lib/db/sql";
import { writeAnyway } from "#lib/outreach/approach/write-anyway";
import { recordStage } from "#lib/outreach/record-stage";
import { deleteTouch } from "#lib/outreach/touches/delete-touch";
import { logTouches } from "#lib/outreach/touches/log-touches";
import { readMessagesOf } from "#lib/outreach/touches/queries";
import { readRules, setRules } from "#lib/outreach/touches/rules";
import { LogTouchesInput } from "#lib/outreach/touches/schema";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";
import { addProspect, prospectRow, suppressions } from "./support-contacts.ts";

let team: TestWorkspace;
let prospect: string;
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
  prospect = await addProspect(team, "blog.com");
});

const input = (over: object) =>
  LogTouchesInput.parse({ prospects: [prospect], kind: "out", channel: "mail", on: "2026-03-02", ...over });
const log = (over: object = {}) => logTouches(team.scope, input(over));
const suppress = (kind: string, value: string, cause = "do_not_contact") =>
  query(
    `INSERT INTO suppression (id, workspace_id, kind, value, cause) VALUES (gen_random_uuid(), $1, $2::"SuppressionKind", $3, $4::"SuppressionCause")`,
    [team.workspaceId, kind, value, cause],
  );

test("a mail moves the prospect to contacted and plans the follow-up on a business day", async () => {
  await log({ address: "Ana@blog.com", subject: "Hi", body: "Hello" });
  expect(await prospectRow(prospect)).toMatchObject({
    stage: "contacted",
    touchesOut: 1,
    waiting: false,
    followUpOn: "2026-03-09",
  });
  const events = await query(`SELECT "from", "to", by_id AS by FROM prospect_event WHERE prospect_id = $1`, [
    prospect,
  ]);
  expect(events).toEqual([{ from: "qualified", to: "contacted", by: null }]);
});

test("an answer moves it to replied and waits for ours; a machine's does neither", async () => {
  await log();
  await log({ kind: "auto_reply", on: "2026-03-03" });
  expect(await prospectRow(prospect)).toMatchObject({
    stage: "contacted",
    waiting: false,
    followUpOn: "2026-03-09",
  });
  await log({ kind: "reply", on: "2026-03-04" });
  expect(await prospectRow(prospect)).toMatchObject({ stage: "replied", waiting: true, followUpOn: null });
  await log({ on: "2026-03-05" });
  expect(await prospectRow(prospect)).toMatchObject({
    stage: "replied",
    waiting: false,
    touchesOut: 2,
    followUpOn: null,
  });
});

test("follow-ups end after as many as the rules allow", async () => {
  await setRules(team.scope, { cooldownDays: 30, followUpDays: 2, followUpsMost: 1 });
  expect(await readRules(team.scope)).toEqual({ cooldownDays: 30, followUpDays: 2, followUpsMost: 1 });
  await log();
  expect(await prospectRow(prospect)).toMatchObject({ followUpOn: "2026-03-04" });
  await log({ on: "2026-03-04" });
  expect(await prospectRow(prospect)).toMatchObject({ followUpOn: null });
});

test("a day planned by hand stays when something is noted", async () => {
  await log();
  await query("UPDATE prospect SET follow_up_on = '2026-04-01' WHERE id = $1", [prospect]);
  await log({ kind: "note", on: "2026-03-03" });
  expect(await prospectRow(prospect)).toMatchObject({ followUpOn: "2026-04-01" });
});

test("a bounce puts the address that was written to on the suppression list", async () => {
  await log({ address: "ana@blog.com" });
  await log({ kind: "bounce", on: "2026-03-03" });
  expect(await suppressions(team.workspaceId)).toEqual([
    { kind: "address", value: "ana@blog.com", cause: "bounced" },
  ]);
  expect(await prospectRow(prospect)).toMatchObject({ followUpOn: null });
  await expect(log({ address: "ana@blog.com", on: "2026-03-04" })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Mail to ana@blog.com came back"),
  });
});

test("an opt-out puts the address on the list, and on wish the domain; it proposes to reject", async () => {
  await log({ address: "ana@blog.com" });
  const { suppressed, declined } = await log({ kind: "opt_out", on: "2026-03-03", wholeDomain: true });
  expect(suppressed.sort()).toEqual(["ana@blog.com", "blog.com"]);
  expect(declined).toEqual([prospect]);
  expect((await readMessagesOf(team.scope, prospect)).declined).toBe(true);
  await expect(log({ address: "ben@blog.com" })).rejects.toMatchObject({ code: "conflict" });
});

test("an opt-out of nobody known is refused, and nothing is logged", async () => {
  await expect(log({ kind: "opt_out" })).rejects.toMatchObject({
    code: "invalid",
    fields: { address: expect.any(String) },
  });
  expect((await readMessagesOf(team.scope, prospect)).touches).toEqual([]);
});

test("a refusal stops follow-ups and proposes to reject, and rejects nothing by itself", async () => {
  await log();
  const { declined } = await log({ kind: "refused", on: "2026-03-03" });
  expect(declined).toEqual([prospect]);
  expect(await prospectRow(prospect)).toMatchObject({ stage: "replied", followUpOn: null, waiting: false });
});

describe("what goes out is refused", () => {
  test.each([
    ["to a domain on the list", "domain", "blog.com", "do_not_contact"],
    ["to an address on the list", "address", "ana@blog.com", "opt_out"],
    ["to somebody who was erased", "address_hash", "03b4e9d3", "erased"],
  ])("%s", async (_, kind, value, cause) => {
    const { addressHash } = await import("#lib/outreach/contacts/suppressed");
    await suppress(kind, kind === "address_hash" ? addressHash("ana@blog.com") : value, cause);
    await expect(log({ address: "ANA@blog.com" })).rejects.toMatchObject({ code: "conflict" });
    expect(await prospectRow(prospect)).toMatchObject({ stage: "qualified", touchesOut: 0 });
    // What they say is logged all the same.
    await log({ kind: "reply", address: "ana@blog.com" });
  });
});

test("a day that has not come is refused", async () => {
  await expect(log({ on: "2999-01-01" })).rejects.toMatchObject({
    code: "invalid",
    fields: { on: expect.any(String) },
  });
});

test("the same is logged for several at once, each with its own stage; a contact belongs to one", async () => {
  const other = await addProspect(team, "paper.com", { stage: "agreed" });
  const { ids } = await log({ prospects: [prospect, other], channel: "form" });
  expect(ids).toHaveLength(2);
  expect([(await prospectRow(prospect)).stage, (await prospectRow(other)).stage]).toEqual([
    "contacted",
    "agreed",
  ]);
  await expect(log({ prospects: [prospect, other], address: "ana@blog.com" })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("what was logged by mistake leaves nothing behind: stage, figures, suppression", async () => {
  const [out] = (await log({ address: "ana@blog.com" })).ids;
  const [bounce] = (await log({ kind: "bounce", on: "2026-03-03" })).ids;
  await deleteTouch(team.scope, { id: bounce ?? "" });
  expect(await suppressions(team.workspaceId)).toEqual([]);
  expect(await prospectRow(prospect)).toMatchObject({ stage: "contacted", followUpOn: "2026-03-09" });
  await deleteTouch(team.scope, { id: out ?? "" });
  expect(await prospectRow(prospect)).toEqual({
    stage: "qualified",
    touchesOut: 0,
    contactedAt: null,
    repliedAt: null,
    touchedAt: null,
    waiting: false,
    followUpOn: null,
  });
  await expect(deleteTouch(team.scope, { id: out ?? "" })).rejects.toMatchObject({ code: "not_found" });
});

test("a rejected prospect that is taken back goes where its messages put it", async () => {
  const [out] = (await log()).ids;
  await recordStage(anyConnection, team.workspaceId, {
    prospectIds: [prospect],
    to: "rejected",
    reason: "no_answer",
    byId: null,
  });
  await deleteTouch(team.scope, { id: out ?? "" });
  const [row] = await query("SELECT stage, stage_before AS before FROM prospect WHERE id = $1", [prospect]);
  expect(row).toEqual({ stage: "rejected", before: "qualified" });
});

test("a mail is refused against a warning until somebody passes it over with a reason", async () => {
  await query("UPDATE prospect SET page_url = NULL WHERE id = $1", [prospect]);
  await expect(log()).rejects.toThrow(/home page.*Before you write.*Nothing was logged/s);
  expect(await prospectRow(prospect)).toMatchObject({ stage: "qualified", touchesOut: 0 });
  await writeAnyway(team.scope, { prospect, reason: "the editor asked us to" });
  await log();
  expect(await prospectRow(prospect)).toMatchObject({ stage: "contacted", touchesOut: 1 });
});

test("a mail waits for the client who wants to approve the site first; an answer of theirs does not", async () => {
  await query("UPDATE campaign SET approve_prospects = true WHERE workspace_id = $1", [team.workspaceId]);
  await expect(log()).rejects.toThrow("The client wants to approve this site first");
  await log({ kind: "reply" });
  const answer = (state: string) =>
    query(
      `INSERT INTO approval (id, workspace_id, prospect_id, of, state) VALUES (gen_random_uuid(), $1, $2, 'prospect', $3::"ApprovalState")`,
      [team.workspaceId, prospect, state],
    );
  await answer("asked");
  await expect(log()).rejects.toThrow("has not answered");
  await query("UPDATE approval SET state = 'approved' WHERE prospect_id = $1", [prospect]);
  await log();
});

test("law: whatever is logged and taken away, the prospect says what is left", async () => {
  const rules = await readRules(team.scope);
  const step = fc.record({
    kind: fc.constantFrom(...TOUCH_KINDS),
    day: fc.integer({ min: 1, max: 28 }),
    drop: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      prospect = await addProspect(team, "law.com");
      // A partner is warned of nothing.
      await query(
        `INSERT INTO opinion (id, workspace_id, site_id, kind, domain, reason, batch_id)
         VALUES (gen_random_uuid(), $1, $2, 'partner', 'law.com', 'ours', gen_random_uuid()) ON CONFLICT DO NOTHING`,
        [team.workspaceId, team.siteId],
      );
      const live: string[] = [];
      for (const { kind, day, drop } of steps) {
        if (drop && live.length > 0) {
          await deleteTouch(team.scope, { id: live.splice(day % live.length, 1)[0] ?? "" });
        } else {
          await query("DELETE FROM suppression WHERE workspace_id = $1", [team.workspaceId]);
          const on = `2026-03-${String(day).padStart(2, "0")}`;
          live.push(
            ...(
              await log({
                kind,
                on,
                ...(kind === "bounce" || kind === "opt_out" ? { address: "a@law.com" } : {}),
              })
            ).ids,
          );
        }
      }
      const left = await query<{ id: string; kind: "out"; at: Date }>(
        "SELECT id, kind, at FROM touch WHERE prospect_id = $1",
        [prospect],
      );
      const state = touchState(left, rules);
      const row = await prospectRow(prospect);
      expect(row).toMatchObject({
        touchesOut: state.touchesOut,
        contactedAt: state.contactedAt,
        repliedAt: state.repliedAt,
        touchedAt: state.touchedAt,
        waiting: state.waiting,
        followUpOn: state.followUpOn,
        stage: state.repliedAt !== null ? "replied" : state.contactedAt !== null ? "contacted" : "qualified",
      });
    }),
    { numRuns: 15 },
  );
});

test("messages are nobody else's, and who may not read them is told so", async () => {
  const other = await makeWorkspace("other.example");
  await log({ subject: "Hi" });
  await expect(readMessagesOf(other.scope, prospect)).rejects.toMatchObject({ code: "not_found" });
  await expect(logTouches(other.scope, input({}))).rejects.toMatchObject({ code: "not_found" });
  await expect(readMessagesOf({ ...team.scope, sites: [] }, prospect)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(readMessagesOf({ ...team.scope, may: new Set(["profile"]) }, prospect)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await readMessagesOf(team.scope, prospect)).touches).toMatchObject([
    { subject: "Hi", kind: "out" },
  ]);
});
