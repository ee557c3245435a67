import { describe, expect, test } from "vitest";
import type { LinkState } from "#lib/core/link-state";
import { applyReport, type LinkReport, type ReportedBefore } from "#lib/core/report";
import { believableDay } from "#lib/core/report-dates";

const TARGET = "https://shop.example/guide";
const reportOf = (over: Partial<LinkReport> = {}): LinkReport => ({
  anchor: null,
  anchorKind: "text",
  relClass: "unknown",
  rel: "",
  kind: "text",
  contextLeft: null,
  contextRight: null,
  firstSeenOn: null,
  lastSeenOn: null,
  lostOn: null,
  ...over,
});
const apply = (state: LinkState | null, over: Partial<LinkReport>, before?: ReportedBefore) =>
  applyReport(state, reportOf(over), TARGET, "2026-03-01", before);
const known = (over: Partial<LinkReport> = {}) => apply(null, over).link;

describe("two files that disagree about a loss: the later day wins, in whatever order they come", () => {
  test("lost on the 10th, seen on the 1st of the next month: it is there", () =>
    expect(apply(known({ lostOn: "2026-01-10" }), { lastSeenOn: "2026-02-01" }).events).toMatchObject([
      { kind: "returned", occurredOn: "2026-02-01" },
    ]));
  test("seen on the 1st, lost on the 10th of the month before: it is there", () =>
    expect(
      apply(
        known({ lastSeenOn: "2026-02-01" }),
        { lostOn: "2026-01-10" },
        { seenOn: "2026-02-01", lostOn: null },
      ),
    ).toMatchObject({ events: [], link: { lostOn: null, knownOn: "2026-01-10" } }));
  test("seen between two reported losses: it is gone", () =>
    expect(
      apply(
        known({ lostOn: "2026-01-10" }),
        { lastSeenOn: "2026-01-15" },
        { seenOn: null, lostOn: "2026-01-20" },
      ),
    ).toMatchObject({ events: [], changed: false }));
});

describe("days that cannot be true date nothing", () => {
  test.each([
    ["0001-01-01", null],
    ["1970-01-01", null],
    ["9999-12-31", null],
    ["2026-02-30", null],
    ["2026-13-01", null],
    ["yesterday", null],
    ["2026-03-03", null],
    ["2026-03-02", "2026-03-01"],
    ["2026-03-01", "2026-03-01"],
    ["2012-02-29", "2012-02-29"],
    [null, null],
  ])("%s is %s on 2026-03-01", (day, expected) => expect(believableDay(day, "2026-03-01")).toBe(expected));
});
