import { describe, expect, test } from "vitest";
import { checkStates } from "#lib/links/check-states";
import { timeline } from "#lib/links/timeline";
import type { LinkCheck, LinkEventLine } from "#lib/links/types";

const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T06:00:00.000Z`;
const check = (day: number, over: Partial<LinkCheck> = {}): LinkCheck => ({
  at: at(day),
  runId: `run-${day}`,
  access: "ok",
  reason: null,
  conclusive: true,
  httpStatus: 200,
  finalUrl: "https://blog.example/",
  hops: [],
  truncated: false,
  soft404: false,
  robotsAllowed: true,
  googlebotAllowed: true,
  ms: 5,
  ...over,
});
const event = (
  day: number,
  kind: LinkEventLine["kind"],
  over: Partial<LinkEventLine> = {},
): LinkEventLine => ({
  kind,
  origin: "observed",
  occurredOn: at(day).slice(0, 10),
  recordedAt: at(day).replace("06:00", "06:01"),
  runId: `run-${day}`,
  detail: null,
  ...over,
});
const down = { access: "unreachable", conclusive: false, httpStatus: null };
const wall = { access: "blocked", conclusive: false, httpStatus: 403 };
const states = (...given: Parameters<typeof checkStates>) =>
  checkStates(...given).map(({ status }) => status);

describe("how the link stood in each look", () => {
  const events = [
    event(7, "returned"),
    event(6, "lost"),
    event(5, "missed"),
    event(2, "rel_changed"),
    event(1, "verified"),
  ];
  const checks = [7, 6, 5, 3, 2, 1].map((day) => check(day));
  test("oldest first: found, changed in that look, as it was, missed, lost, back", () =>
    expect(states(checks, events)).toEqual(["live", "changed", "live", "missed", "lost", "live"]));
  test("a look that could not read the page judges nothing, and the next one goes on from before", () =>
    expect(states([check(4), check(3, wall), check(2, down), check(1)], [event(1, "known")])).toEqual([
      "live",
      "unreachable",
      "blocked",
      "live",
    ]));
  test("looks older than those shown left the state it begins with", () =>
    expect(states([check(9), check(8)], events)).toEqual(["live", "live"]));
  test("a conclusive look without a trace of a reported link did not see it", () =>
    expect(states([check(2), check(1)], [event(1, "gained", { origin: "reported", runId: null })])).toEqual([
      "missed",
      "missed",
    ]));
  test("what was agreed is judged by its own verdicts", () =>
    expect(states(checks.slice(-2), events, new Map([["run-2", "live"]]))).toEqual(["live", "live"]));
});

describe("the story of a link", () => {
  test("newest first, with the looks that could not read the page", () => {
    const lines = timeline(
      [
        event(1, "verified"),
        event(1, "gained", { origin: "reported", occurredOn: "2026-01-05", runId: null }),
      ],
      [check(4), check(3, down), check(2, down), check(1)],
    );
    expect(lines.map(({ at, text }) => [at.slice(0, 10), text])).toEqual([
      ["2026-03-03", "The page could not be read; the link counted as before, 2 looks in a row"],
      ["2026-03-01", "Seen on the page by us"],
      ["2026-01-05", "First seen, says its report"],
    ]);
  });
  test("a wall after an outage is another line", () =>
    expect(timeline([], [check(2, wall), check(1, down)]).map((line) => line.status)).toEqual([
      "blocked",
      "unreachable",
    ]));
});
