// Money is exact, and another currency is worth what the team's rate of the day says.
import { describe, expect, test } from "vitest";
import { convert, eachOf, ownCost, rateOn, sumCosts, sumOf } from "#lib/core/outreach/money";

const rates = [
  { currency: "USD", day: "2026-01-01", rate: "0.9" },
  { currency: "USD", day: "2026-03-01", rate: "0.92500000" },
  { currency: "JPY", day: "2026-01-01", rate: "0.00612345" },
];
const own = { currency: "EUR", rates };
const usd = (price: string | null) => ({ price, currency: "USD" });

describe("amounts", () => {
  test.each([
    ["240.00", "0.92500000", "222.00"],
    ["0.10", "3", "0.30"],
    // A float makes 1.00 of this.
    ["1.00", "1.005", "1.01"],
    ["10", "0.3335", "3.34"],
    ["9999999999.99", "1", "9999999999.99"],
    ["100000", "0.00612345", "612.35"],
    ["0", "2", "0.00"],
  ])("%s at %s is %s", (amount, rate, result) => expect(convert(amount, rate)).toBe(result));
  test("sums are exact", () => {
    expect(sumOf(["0.10", "0.20"])).toBe("0.30");
    expect(sumOf(Array.from({ length: 1_000 }, () => "0.01"))).toBe("10.00");
    expect(sumOf([])).toBe("0.00");
  });
  test("an average is rounded as on an invoice, and there is none of nothing", () => {
    expect(eachOf("100.00", 3)).toBe("33.33");
    expect(eachOf("0.05", 2)).toBe("0.03");
    expect(eachOf("100.00", 0)).toBeNull();
  });
  test("what is no amount is refused rather than guessed", () => {
    expect(() => sumOf(["1,50"])).toThrow(RangeError);
    expect(() => sumOf(["1.505"])).toThrow(RangeError);
  });
});

describe("the rate of a day is the latest on or before it", () => {
  test.each([
    ["2025-12-31", null],
    ["2026-01-01", "0.9"],
    ["2026-02-28", "0.9"],
    ["2026-03-01", "0.92500000"],
    ["2027-01-01", "0.92500000"],
  ])("%s", (day, rate) => expect(rateOn(rates, "USD", day)?.rate ?? null).toBe(rate));
});

describe("a cost in the workspace's own currency", () => {
  test("of its own currency needs no rate", () =>
    expect(ownCost({ price: "240", currency: "EUR" }, "2026-03-09", own)).toEqual({
      amount: "240.00",
      currency: "EUR",
      missing: null,
    }));
  test("of another one by the rate of the day of agreement", () => {
    expect(ownCost(usd("100"), "2026-02-01", own)?.amount).toBe("90.00");
    expect(ownCost(usd("100"), "2026-03-09", own)?.amount).toBe("92.50");
  });
  test("without a rate it is said, never nought", () => {
    expect(ownCost(usd("100"), "2025-01-01", own)).toEqual({ amount: null, missing: "USD" });
    expect(ownCost({ price: "100", currency: null }, "2026-03-09", own)).toEqual({
      amount: null,
      missing: "",
    });
  });
  test("without a price there is none", () => expect(ownCost(usd(null), "2026-03-09", own)).toBeNull());
  test("sums say what they leave out", () => {
    const costs = [
      ownCost({ price: "10", currency: "EUR" }, "2026-03-09", own),
      ownCost({ price: "7", currency: "GBP" }, "2026-03-09", own),
      ownCost(usd("100"), "2026-03-09", own),
      ownCost(usd(null), "2026-03-09", own),
      ownCost({ price: "8", currency: "GBP" }, "2026-03-09", own),
    ];
    expect(sumCosts(costs)).toEqual({ amount: "102.50", counted: 2, leftOut: 2, missing: ["GBP"] });
  });
});
