// Agreed → placement: recorded in one step, watched from then on, placed by what a look finds.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { forgetKept } from "#lib/outreach/terms/forget-kept";
import { readTermsOf } from "#lib/outreach/terms/read-terms";
import { recordTerms } from "#lib/outreach/terms/record-terms";
import { setDue } from "#lib/outreach/terms/set-due";
import type { Scope, WriteScope } from "#lib/scope/scope";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";
import { historyOf, makeCampaign, makeProspect, prospectRow, terms } from "./support-terms.ts";

const GUIDE = "https://shop.example/guide";
const POST = "https://blog.example/post";
const today = "2026-03-20";

let team: TestWorkspace;
let campaign: string;
let prospect: string;
const agree = (over: object, scope: WriteScope = team.scope) =>
  recordTerms(scope, terms(prospect, { target: GUIDE, ...over }));
const placements = () =>
  query<Record<string, unknown>>(
    `SELECT p.id, s.url AS source, t.url AS target, p.anchor, p.rel::text, p.price::text, p.currency, p.fee::text,
       p.fee_currency AS "feeCurrency", p.invoice, p.vendor, p.tactic::text, p.origin::text, p.prospect_id AS "prospectId",
       p.agreed_on::text AS "agreedOn", p.expires_on::text AS "expiresOn"
     FROM placement p JOIN page s ON s.id = p.source_id JOIN page t ON t.id = p.target_id
     WHERE p.workspace_id = $1 ORDER BY p.created_at`,
    [team.workspaceId],
  );
const without = (scope: WriteScope, ...subjects: string[]): WriteScope => ({
  ...scope,
  may: new Set([...scope.may].filter((subject) => !subjects.includes(subject))),
});

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
  campaign = await makeCampaign(team, { tactic: "guest_post", targets: [GUIDE] });
  prospect = await makeProspect(team, campaign, "blog.example", { stage: "replied" });
});

describe("terms with their page", () => {
  test("become the watched placement, with everything that was said", async () => {
    const { placementId, created } = await agree({
      source: POST,
      anchor: "the guide",
      rel: "follow",
      price: "240",
      currency: "usd",
      fee: "400.50",
      feeCurrency: "EUR",
      vendor: "Ines",
      invoice: "2026-17",
      dueOn: "2026-04-01",
      expiresOn: "2027-04-01",
    });
    expect(created).toBe(true);
    expect(await placements()).toEqual([
      expect.objectContaining({
        id: placementId,
        source: POST,
        target: GUIDE,
        anchor: "the guide",
        rel: "follow",
        price: "240.00",
        currency: "USD",
        fee: "400.50",
        feeCurrency: "EUR",
        invoice: "2026-17",
        vendor: "Ines",
        tactic: "guest_post",
        origin: "bought",
        prospectId: prospect,
        expiresOn: "2027-04-01",
      }),
    ]);
    expect(await prospectRow(prospect)).toMatchObject({ stage: "agreed", dueOn: "2026-04-01" });
    expect(await historyOf(prospect)).toEqual(["terms", "stage replied agreed"]);
  });
  test("without a price the link is built, not bought", async () => {
    await agree({ source: POST });
    expect((await placements())[0]).toMatchObject({ origin: "built", price: null });
  });
  test("free of charge is not bought either", async () => {
    await agree({ source: POST, price: "0", currency: "EUR" });
    expect((await placements())[0]).toMatchObject({ origin: "built" });
  });
  test("its page is looked at when that is asked for", async () => {
    expect(await agree({ source: POST, look: "on" })).toMatchObject({ looks: true });
    expect(await query("SELECT 1 FROM run WHERE workspace_id = $1", [team.workspaceId])).toHaveLength(1);
  });
  test("a second link of the same prospect is another placement, and the stage stays", async () => {
    await agree({ source: POST });
    await agree({ source: `${POST}-2` });
    expect(await placements()).toHaveLength(2);
    expect(await historyOf(prospect)).toEqual(["terms", "stage replied agreed", "terms"]);
  });
  test.each(["in_production", "placed"])("a prospect that is %s stays so", async (stage) => {
    const other = await makeProspect(team, campaign, "other.example", { stage });
    await recordTerms(team.scope, terms(other, { source: "https://other.example/", target: GUIDE }));
    expect(await prospectRow(other)).toMatchObject({ stage });
  });
  test("a rejected prospect that says yes after all is agreed", async () => {
    const late = await makeProspect(team, campaign, "late.example", {
      stage: "rejected",
      reject_reason: "no_answer",
    });
    await recordTerms(team.scope, terms(late, { source: "https://late.example/", target: GUIDE }));
    expect(await prospectRow(late)).toMatchObject({ stage: "agreed" });
  });
  test("a link that the team had recorded is filled, and places the prospect when it was found", async () => {
    await agree({ source: POST, vendor: "Ines" });
    await query("UPDATE placement SET prospect_id = NULL WHERE workspace_id = $1", [team.workspaceId]);
    await query("UPDATE prospect SET stage = 'replied' WHERE id = $1", [prospect]);
    await record(team, [lookAt(POST, { html: pageWith(`<a href="${GUIDE}">guide</a>`) })]);
    expect(await agree({ source: POST, vendor: "Someone else" })).toMatchObject({ created: false });
    expect(await placements()).toEqual([expect.objectContaining({ vendor: "Ines", prospectId: prospect })]);
    expect(await prospectRow(prospect)).toMatchObject({ stage: "placed" });
  });
  test("a link that is agreed with another prospect is refused, and nothing is written", async () => {
    await agree({ source: POST });
    const other = await makeProspect(team, campaign, "other.example");
    await expect(
      recordTerms(team.scope, terms(other, { source: POST, target: GUIDE })),
    ).rejects.toMatchObject({ code: "conflict", fields: { source: expect.any(String) } });
    expect(await prospectRow(other)).toMatchObject({ stage: "contacted" });
    expect(await historyOf(other)).toEqual([]);
  });
  test("a target outside the site and a source inside it are slips", () =>
    expect(
      agree({ source: "https://shop.example/me", target: "https://else.example/" }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: { target: expect.any(String), source: expect.any(String) },
    }));
  test("costs and contacts are kept only from those who may read them", async () => {
    const scope = without(team.scope, "costs", "contacts");
    await agree({ source: POST, price: "240", currency: "EUR", fee: "1", feeCurrency: "EUR" }, scope);
    expect((await placements())[0]).toMatchObject({
      price: null,
      currency: null,
      fee: null,
      origin: "built",
    });
  });
  test("a prospect of a site outside the Scope is not there", async () => {
    const scope = { ...team.scope, sites: [0] };
    await expect(agree({ source: POST }, scope)).rejects.toMatchObject({ code: "not_found" });
    await expect(readTermsOf(scope, prospect, today)).rejects.toMatchObject({ code: "not_found" });
  });
  test.each([
    ["a price without its currency", { price: "240" }, "currency"],
    ["a fee without its currency", { fee: "240" }, "feeCurrency"],
    ["a page that is no address", { source: "soon" }, "source"],
  ])("%s is refused with its field", (_, over, field) => {
    expect(() => terms(prospect, { target: GUIDE, ...over })).toThrow(field);
  });
});

describe("terms without a page", () => {
  const said = { price: "240", currency: "EUR", vendor: "Ines", anchor: "the guide" };
  const keptId = async () => (await readTermsOf(team.scope, prospect, today)).kept[0]?.id ?? "";

  test("wait for it, and the prospect is agreed", async () => {
    expect(await agree({ ...said, dueOn: "2026-04-01" })).toEqual({
      placementId: null,
      created: true,
      looks: false,
    });
    expect(await placements()).toEqual([]);
    expect(await prospectRow(prospect)).toMatchObject({ stage: "agreed" });
    const { kept, links, dueOn } = await readTermsOf(team.scope, prospect, today);
    expect(links).toEqual([]);
    expect(dueOn).toBe("2026-04-01");
    expect(kept).toEqual([
      expect.objectContaining({
        target: GUIDE,
        price: "240.00",
        currency: "EUR",
        vendor: "Ines",
        anchor: "the guide",
      }),
    ]);
  });
  test("said anew they are the same terms", async () => {
    await agree(said);
    await agree({ ...said, price: "200", kept: await keptId() });
    expect((await readTermsOf(team.scope, prospect, today)).kept).toEqual([
      expect.objectContaining({ price: "200.00" }),
    ]);
  });
  test("become the placement with the page, agreed on their own day", async () => {
    await agree(said);
    await query("UPDATE agreed_terms SET agreed_on = '2026-01-05' WHERE workspace_id = $1", [
      team.workspaceId,
    ]);
    await agree({ ...said, kept: await keptId(), source: POST });
    expect(await placements()).toEqual([
      expect.objectContaining({ source: POST, price: "240.00", agreedOn: "2026-01-05" }),
    ]);
    expect((await readTermsOf(team.scope, prospect, today)).kept).toEqual([]);
  });
  test("somebody who may not read costs loses none of them", async () => {
    await agree(said);
    const scope = without(team.scope, "costs");
    const id = await keptId();
    await agree({ kept: id, vendor: "Ines & Co" }, scope);
    expect((await readTermsOf(team.scope, prospect, today)).kept[0]).toMatchObject({
      price: "240.00",
      vendor: "Ines & Co",
    });
    expect((await readTermsOf(scope, prospect, today)).kept[0]).toMatchObject({ price: null, cost: null });
    await agree({ kept: id, source: POST }, scope);
    expect((await placements())[0]).toMatchObject({ price: "240.00", origin: "bought" });
  });
  test("twice made into a placement: the second finds them gone", async () => {
    await agree(said);
    const kept = await keptId();
    await agree({ ...said, kept, source: POST });
    await expect(agree({ ...said, kept, source: `${POST}-2` })).rejects.toMatchObject({ code: "not_found" });
    expect(await placements()).toHaveLength(1);
  });
  test("terms of another prospect are not there", async () => {
    await agree(said);
    const other = await makeProspect(team, campaign, "other.example");
    const kept = await keptId();
    await expect(recordTerms(team.scope, terms(other, { target: GUIDE, kept }))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(forgetKept(team.scope, { prospect: other, id: kept })).rejects.toMatchObject({
      code: "not_found",
    });
  });
  test("can be taken away", async () => {
    await agree(said);
    await forgetKept(team.scope, { prospect, id: await keptId() });
    expect((await readTermsOf(team.scope, prospect, today)).kept).toEqual([]);
  });
});

test("a due day is set and taken back", async () => {
  await setDue(team.scope, { prospect, dueOn: "2026-05-01" });
  expect((await readTermsOf(team.scope, prospect, today)).dueOn).toBe("2026-05-01");
  await setDue(team.scope, { prospect, dueOn: null });
  expect((await readTermsOf(team.scope, prospect, today)).dueOn).toBeNull();
  await expect(setDue(team.scope, { prospect: newId(), dueOn: null })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("what a new agreement begins with: the prospect's page and target, or the campaign's first", async () => {
  const named = await makeProspect(team, campaign, "named.example", {
    page_url: "https://named.example/links",
    target_url: "https://shop.example/other",
    anchor: "shoes",
  });
  const draftOf = async (id: string) => (await readTermsOf(team.scope as Scope, id, today)).draft;
  expect(await draftOf(named)).toMatchObject({
    source: "https://named.example/links",
    target: "https://shop.example/other",
    anchor: "shoes",
  });
  expect(await draftOf(prospect)).toMatchObject({ source: null, target: GUIDE });
});
