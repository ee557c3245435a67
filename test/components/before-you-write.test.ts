import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BeforeYouWrite } from "#components/outreach/approach/before-you-write";
import type { Approach, Finding } from "#lib/core/outreach/approach";

const contacted: Finding = {
  kind: "warning",
  rule: "contacted",
  text: "Ada wrote here 41 days ago.",
  todo: "Wait 59 more days, or ask whoever wrote.",
  wasted: true,
  overridden: null,
};
const show = (approach: Approach) =>
  renderToStaticMarkup(
    createElement(BeforeYouWrite, { approach, workspace: "team", prospect: "p", mayWrite: false }),
  ).replaceAll(/<svg.*?<\/svg>/g, "");

test("a clear site says what was looked at", () => {
  const html = show({ findings: [], passed: ["No other campaign is active here"], verdict: "clear" });
  expect(html).toContain("Before you write");
  expect(html).toContain("No other campaign is active here");
});

test("a warning is told in words beside its colour, with what to do", () => {
  const html = show({ findings: [contacted], passed: [], verdict: "warned" });
  expect(html).toContain("Warning: ");
  expect(html).toContain("Wait 59 more days");
  expect(html).not.toContain("<button");
});

test("one that was passed over says who did, when and why", () => {
  const overridden = { rules: ["contacted"], reason: "They asked us to", by: "Ada", on: "2026-11-29" };
  const html = show({ findings: [{ ...contacted, overridden }], passed: [], verdict: "clear" });
  expect(html).toContain("Ada decided on 29 November 2026 to write all the same: They asked us to");
});
