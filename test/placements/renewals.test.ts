import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { addPlacement } from "#lib/placements/add-placement";
import { archivePlacements } from "#lib/placements/archive-placements";
import { finishReminder } from "#lib/placements/reminders/finish-reminders";
import { listReminders } from "#lib/placements/reminders/list-reminders";
import { makeReminders } from "#lib/placements/reminders/make-reminders";
import { listRenewals } from "#lib/placements/renewals/list-renewals";
import { linesOf, readRenewalView } from "#lib/placements/renewals/renewal-view";
import { RenewalsBefore, RenewUntil } from "#lib/placements/renewals/schema";
import { putBackRenewals, renewUntil, setRenewal } from "#lib/placements/renewals/set-renewal";
import { addDays, mondayOf, renewalWeeks } from "#lib/placements/renewals/weeks";
import { PlacementForm } from "#lib/placements/schema";
import type { WriteScope } from "#lib/scope/scope";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
/** A Tuesday. */
const TODAY = "2026-03-10";

let team: TestWorkspace;
let count = 0;

const ending = async (expiresOn: string, more: object = {}) => {
  const form = { site: SITE, source: `https://blog.example/${count++}`, target: "https://shop.example/" };
  return (await addPlacement(team.scope, PlacementForm.parse({ ...form, expiresOn, ...more }))).id;
};
const list = (scope = team.scope) => listRenewals(scope, SITE, TODAY);
const state = () =>
  query(
    "SELECT id, renewal, expires_on, price::text, currency FROM placement WHERE workspace_id = $1 ORDER BY id",
    [team.workspaceId],
  );

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
beforeEach(async () => {
  team = await makeWorkspace(SITE);
});

describe("links that end", () => {
  test.each([
    ["today", TODAY, 0],
    ["in 90 days", addDays(TODAY, 90), 90],
    ["30 days ago", addDays(TODAY, -30), -30],
  ])("%s are listed", async (_, day, days) => {
    const id = await ending(day);
    expect(await list()).toMatchObject([{ id, expiresOn: day, days, renewal: "undecided", breaches: 0 }]);
  });
  test.each([
    ["in 91 days", addDays(TODAY, 91)],
    ["31 days ago", addDays(TODAY, -31)],
    ["never", ""],
  ])("%s are not", async (_, day) => {
    await ending(day);
    expect(await list()).toEqual([]);
  });
  test("archived ones are not", async () => {
    await archivePlacements(team.scope, [await ending(TODAY)], true);
    expect(await list()).toEqual([]);
  });
  test("costs are for those who may read them", async () => {
    await ending(TODAY, { price: "240", currency: "EUR" });
    const blind = { ...team.scope, may: new Set(["placements"]) } as unknown as WriteScope;
    expect([(await list())[0]?.price, (await list(blind))[0]?.price]).toEqual(["240.00", null]);
    expect(renewalWeeks(await list(blind), TODAY).flatMap(({ costs }) => costs)).toEqual([]);
  });
});

describe("the calendar", () => {
  test.each([
    ["2026-03-09", "2026-03-09"],
    ["2026-03-15", "2026-03-09"],
    ["2026-03-16", "2026-03-16"],
    ["2027-01-01", "2026-12-28"],
  ])("the week of %s begins on %s", (day, monday) => expect(mondayOf(day)).toBe(monday));
  test("has what ended, and 13 weeks or the 14th that 90 days reach into", () => {
    for (let n = 0; n < 14; n++) {
      const today = addDays(TODAY, n);
      const weeks = renewalWeeks([], today).map(({ key }) => key);
      expect(weeks[0]).toBe("ended");
      expect(weeks[1]).toBe(mondayOf(today));
      expect(weeks.at(-1)).toBe(mondayOf(addDays(today, 90)));
      expect([14, 15]).toContain(weeks.length);
    }
  });
  test("counts each link once, and sums its price by currency to the cent", async () => {
    await ending(addDays(TODAY, -1), { price: "5", currency: "EUR" });
    await ending(TODAY, { price: "0.1", currency: "EUR" });
    await ending(addDays(TODAY, 5), { price: "0.2", currency: "EUR" });
    await ending(addDays(TODAY, 5), { price: "70", currency: "USD" });
    await ending(addDays(TODAY, 6));
    const lines = await list();
    const weeks = renewalWeeks(lines, TODAY);
    expect(weeks.slice(0, 3)).toEqual([
      { key: "ended", links: 1, costs: [{ currency: "EUR", amount: "5.00" }] },
      {
        key: "2026-03-09",
        links: 3,
        costs: [
          { currency: "USD", amount: "70.00" },
          { currency: "EUR", amount: "0.30" },
        ],
      },
      { key: "2026-03-16", links: 1, costs: [] },
    ]);
    for (const { key, links } of weeks)
      expect(linesOf(lines, readRenewalView({ week: key })).length).toBe(links);
    expect(linesOf(lines, readRenewalView({ week: "soon" })).length).toBe(5);
  });
});

describe("what a person decides", () => {
  test("changes those that stand otherwise, and can be put back", async () => {
    const [a, b] = [await ending(TODAY), await ending(TODAY)];
    await setRenewal(team.scope, { ids: [b], renewal: "renew" });
    const before = await state();
    const changed = await setRenewal(team.scope, { ids: [a, b], renewal: "renew" });
    expect(changed.map(({ id, renewal }) => [id, renewal])).toEqual([[a, "undecided"]]);
    await putBackRenewals(team.scope, RenewalsBefore.parse({ before: changed }).before);
    expect(await state()).toEqual(before);
  });
  test("renewed until a day: the end, the price, and nothing to decide any more; and put back", async () => {
    const id = await ending(TODAY, { price: "240", currency: "EUR" });
    await setRenewal(team.scope, { ids: [id], renewal: "renegotiate" });
    const before = await state();
    const form = RenewUntil.parse({ ids: [id], until: "2027-03-10", price: "200", currency: "gbp" });
    const changed = await renewUntil(team.scope, form);
    expect(await state()).toMatchObject([
      { renewal: "undecided", expires_on: "2027-03-10", price: "200.00", currency: "GBP" },
    ]);
    await putBackRenewals(team.scope, RenewalsBefore.parse({ before: changed }).before);
    expect(await state()).toEqual(before);
  });
  test("without a price the old one stays; without the right to costs it stays whatever is sent", async () => {
    const id = await ending(TODAY, { price: "240", currency: "EUR" });
    const until = "2027-03-10";
    await renewUntil(team.scope, { ids: [id], until, price: null, currency: null });
    const blind = { ...team.scope, may: new Set(["placements"]) } as unknown as WriteScope;
    const changed = await renewUntil(blind, { ids: [id], until: "2028-03-10", price: "1", currency: "USD" });
    expect(changed).toMatchObject([{ price: null, currency: null }]);
    await putBackRenewals(blind, changed);
    expect(await state()).toMatchObject([{ price: "240.00", currency: "EUR", expires_on: until }]);
  });
  test("none ends before it began", async () => {
    const id = await ending(TODAY, { liveOn: "2026-01-01" });
    await expect(
      renewUntil(team.scope, { ids: [id], until: "2025-12-31", price: null, currency: null }),
    ).rejects.toMatchObject({ code: "invalid", fields: { until: expect.any(String) } });
  });
  test.each([
    [{ until: "soon" }, "until"],
    [{ until: "2027-01-01", price: "5" }, "currency"],
    [{ until: "2027-01-01", price: "much", currency: "EUR" }, "price"],
  ])("%j is refused by its field", (form, field) => {
    const ids = ["0199aaaa-0000-7000-8000-000000000001"];
    const read = RenewUntil.safeParse({ ids, ...form });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
  test.each(["another workspace", "other sites"])("is none of %s", async (who) => {
    const id = await ending(TODAY);
    const before = await state();
    const scope =
      who === "other sites"
        ? ({ ...team.scope, sites: [team.siteId + 1_000] } as unknown as WriteScope)
        : (await makeWorkspace(SITE)).scope;
    expect(await setRenewal(scope, { ids: [id], renewal: "renew" })).toEqual([]);
    expect(await renewUntil(scope, { ids: [id], until: "2027-01-01", price: null, currency: null })).toEqual(
      [],
    );
    await putBackRenewals(scope, [{ id, renewal: "renew", expiresOn: null, price: "1", currency: "EUR" }]);
    expect(await state()).toEqual(before);
  });
});

describe("a reminder", () => {
  const end = addDays(TODAY, 14);
  const waiting = async (today: string) =>
    (await listReminders(team.scope, SITE, today)).map(({ id, daysBefore }) => [id, daysBefore]);
  const nights = async (...days: number[]) => {
    for (const n of days) await makeReminders(addDays(end, -n));
  };
  const made = async (id: string) =>
    (
      await query<{ days: number }>(
        "SELECT days_before AS days FROM reminder WHERE placement_id = $1 ORDER BY 1 DESC",
        [id],
      )
    ).map(({ days }) => days);

  test("is made 14, 7 and 2 days before the end, each once", async () => {
    const id = await ending(end);
    await nights(20, 15);
    expect(await made(id)).toEqual([]);
    await nights(14, 14, 13, 8, 7, 7, 6, 3, 2, 1, 0, -1);
    expect(await made(id)).toEqual([14, 7, 2]);
  });
  test.each([
    [10, [14]],
    [5, [7]],
    [1, [2]],
    [0, [2]],
    [-1, []],
  ])("after missed nights, %i days before the end, the nearest is made: %j", async (n, days) => {
    const id = await ending(end);
    await nights(n);
    expect(await made(id)).toEqual(days);
  });
  test("is one a link: the nearest, until it is done", async () => {
    const id = await ending(end);
    await nights(14, 7);
    expect(await waiting(addDays(end, -7))).toEqual([[id, 7]]);
    const ref = { id, expiresOn: end, daysBefore: 7 };
    expect(await finishReminder(team.scope, ref, true)).toBe(true);
    expect(await waiting(addDays(end, -6))).toEqual([]);
    expect(await finishReminder(team.scope, ref, false)).toBe(true);
    expect(await waiting(addDays(end, -6))).toEqual([[id, 7]]);
    await finishReminder(team.scope, ref, true);
    await nights(2);
    expect(await waiting(addDays(end, -2))).toEqual([[id, 2]]);
  });
  test("of an end that was changed is none, and the new end makes its own", async () => {
    const id = await ending(end);
    await nights(2);
    const later = addDays(end, 5);
    await renewUntil(team.scope, { ids: [id], until: later, price: null, currency: null });
    expect(await waiting(addDays(end, -2))).toEqual([]);
    await nights(1);
    expect(await waiting(addDays(end, -1))).toEqual([[id, 7]]);
  });
  test("is none for archived links and those that may lapse, nor after the end", async () => {
    const [archived, lapsing, over] = [await ending(end), await ending(end), await ending(end)];
    await nights(14);
    await archivePlacements(team.scope, [archived], true);
    await setRenewal(team.scope, { ids: [lapsing], renewal: "let_lapse" });
    expect(await waiting(addDays(end, -13))).toEqual([[over, 14]]);
    expect(await waiting(addDays(end, 1))).toEqual([]);
    await nights(7);
    expect([await made(archived), await made(lapsing), await made(over)]).toEqual([[14], [14], [14, 7]]);
  });
  test("is nobody else's to see or to finish", async () => {
    const id = await ending(end);
    await nights(14);
    const stranger = (await makeWorkspace(SITE)).scope;
    const elsewhere = { ...team.scope, sites: [team.siteId + 1_000] } as unknown as WriteScope;
    for (const scope of [stranger, elsewhere]) {
      expect(await finishReminder(scope, { id, expiresOn: end, daysBefore: 14 }, true)).toBe(false);
    }
    expect(await listReminders(stranger, SITE, TODAY)).toEqual([]);
    expect(await waiting(TODAY)).toEqual([[id, 14]]);
  });
});
