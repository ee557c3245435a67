// The team's own rates, and what placements cost by them.
import { beforeAll, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { removeRate, setCurrency, setRate } from "#lib/outreach/rates/change-rates";
import { ownMoney } from "#lib/outreach/rates/own-money";
import { RateForm } from "#lib/outreach/rates/schema";
import { addPlacement } from "#lib/placements/add-placement";
import { placementDetail } from "#lib/placements/detail";
import { PlacementForm } from "#lib/placements/schema";
import type { Scope } from "#lib/scope/scope";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
let team: TestWorkspace;
const rate = (day: string, worth: string, currency = "USD") =>
  setRate(team.scope, { currency, day, rate: worth });
const rates = async () =>
  (await ownMoney(team.scope))?.rates.map(({ day, rate: worth }) => `${day} ${Number(worth)}`);

beforeAll(async () => {
  team = await makeWorkspace(SITE);
});

test("rates are added, corrected on their day and removed, the latest first", async () => {
  await rate("2026-01-01", "0.9");
  await rate("2026-03-01", "0.92");
  await rate("2026-01-01", "0.91");
  expect(await rates()).toEqual(["2026-03-01 0.92", "2026-01-01 0.91"]);
  await removeRate(team.scope, { currency: "USD", day: "2026-03-01" });
  expect(await rates()).toEqual(["2026-01-01 0.91"]);
  await expect(removeRate(team.scope, { currency: "USD", day: "2026-03-01" })).rejects.toMatchObject({
    code: "not_found",
  });
});
test("the own currency needs no rate, and stays while there are rates of others", async () => {
  await expect(rate("2026-01-01", "1", "EUR")).rejects.toMatchObject({
    fields: { currency: expect.any(String) },
  });
  await expect(setCurrency(team.scope, { currency: "USD" })).rejects.toMatchObject({ code: "conflict" });
});
test("a placement says what it cost by the rate of its day, or that there is none", async () => {
  const form = {
    site: SITE,
    target: `https://${SITE}/`,
    currency: "usd",
    price: "100",
    fee: "150",
    feeCurrency: "EUR",
  };
  const add = (source: string, over: object = {}) =>
    addPlacement(team.scope, PlacementForm.parse({ ...form, source, ...over }));
  const early = await add("https://early.example/", { liveOn: "2025-06-01" });
  const late = await add("https://late.example/", { liveOn: "2026-06-01" });
  await query("UPDATE placement SET agreed_on = '2026-02-01' WHERE id = $1", [late.id]);
  const detail = (id: string, scope: Scope = team.scope) => placementDetail(scope, SITE, id);
  expect(await detail(late.id)).toMatchObject({
    agreedOn: "2026-02-01",
    fee: "150.00",
    feeCurrency: "EUR",
    cost: { amount: "91.00", currency: "EUR", missing: null },
  });
  expect(await detail(early.id)).toMatchObject({
    agreedOn: "2025-06-01",
    cost: { amount: null, missing: "USD" },
  });
  const scope = { ...team.scope, may: new Set([...team.scope.may].filter((subject) => subject !== "costs")) };
  expect(await detail(late.id, scope)).toMatchObject({
    price: null,
    fee: null,
    feeCurrency: null,
    cost: null,
  });
});
test("without rates the currency is changed", async () => {
  await removeRate(team.scope, { currency: "USD", day: "2026-01-01" });
  await setCurrency(team.scope, { currency: "CHF" });
  expect(await ownMoney(team.scope)).toEqual({ currency: "CHF", rates: [] });
});
test.each(["0", "-1", "1.123456789", "abc", ""])("a rate of “%s” is refused", (typed) => {
  expect(RateForm.safeParse({ currency: "USD", day: "2026-01-01", rate: typed }).success).toBe(false);
});
test("a comma is a point", () =>
  expect(RateForm.parse({ currency: "usd", day: "2026-01-01", rate: "1,08" })).toEqual({
    currency: "USD",
    day: "2026-01-01",
    rate: "1.08",
  }));
