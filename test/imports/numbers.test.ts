import { expect, test } from "vitest";
import { readMoney, readNumber } from "#lib/imports/numbers";

test.each([
  ["1,240", 1240],
  ["1.240,50", 1240.5],
  ["1,240.50", 1240.5],
  ["1 240", 1240],
  ["1.24", 1.24],
  ["1,5", 1.5],
  ["1.234.567", 1234567],
  ["45 %", 45],
  ["-3", -3],
  ["1e3", 1000],
  ["", null],
  ["12 apples", null],
  ["1.2.3", null],
])("the number %j", (cell, value) => {
  expect(readNumber(cell)).toBe(value);
});

test.each([
  ["€ 120", "120", "EUR"],
  ["$1,200.00", "1200.00", "USD"],
  ["120 eur", "120", "EUR"],
  ["CHF 1'200", "1200", "CHF"],
  ["1.200", "1200", null],
  ["1.200,50 €", "1200.50", "EUR"],
  ["12,5", "12.5", null],
  ["0.125", "0.13", null],
  ["R$ 10", "10", "BRL"],
  ["120,-", "120", null],
  ["free", "0", null],
])("the price %j", (cell, price, currency) => {
  expect(readMoney(cell)).toEqual({ price, currency });
});

test("no price is no price", () => {
  expect(["", "-", "n/a"].map(readMoney)).toEqual([null, null, null]);
  expect(["-50", "a lot", "120 apples", "99999999999"].map(readMoney)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
