import { expect, test } from "vitest";
import { sortHref, toggleHref, viewHref } from "#components/ui/view-href";

test("parameters are kept, changed and taken away", () =>
  expect(
    viewHref(
      "/links",
      { side: "inbound", after: "9", sort: "-authority" },
      { after: null, side: "outbound" },
    ),
  ).toBe("/links?side=outbound&sort=-authority"));

test("equal views have equal addresses", () =>
  expect(viewHref("/links", { b: "2", a: "1" })).toBe(viewHref("/links", { a: "1", b: "2" })));

test("no parameters, no question mark", () => expect(viewHref("/links", {}, { open: null })).toBe("/links"));
test("values are escaped", () => expect(viewHref("/links", {}, { q: "a&b=c" })).toBe("/links?q=a%26b%3Dc"));
test("a list repeats its name", () =>
  expect(viewHref("/links", { status: ["live", "lost"] })).toBe("/links?status=live&status=lost"));

const byRank = { column: "rank", direction: "desc" as const };

test("another column starts in its own direction, on the first page", () =>
  expect(sortHref("/l", { sort: "-rank", after: "9", open: "1" }, "anchor", byRank)).toBe("/l?sort=anchor"));
test("numbers may start with the largest", () =>
  expect(sortHref("/l", {}, "links", byRank, "desc")).toBe("/l?sort=-links"));
test("the same column turns round", () => expect(sortHref("/l", {}, "rank", byRank)).toBe("/l?sort=rank"));

test("a facet switches on beside others", () =>
  expect(toggleHref("/l", { status: "live" }, "status", "lost")).toBe("/l?status=live&status=lost"));
test("a facet switches off", () =>
  expect(toggleHref("/l", { status: ["live", "lost"], after: "9" }, "status", "live")).toBe(
    "/l?status=lost",
  ));
test("the last one leaves nothing behind", () =>
  expect(toggleHref("/l", { status: "live" }, "status", "live")).toBe("/l"));
