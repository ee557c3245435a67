import { describe, expect, test } from "vitest";
import { checkStates } from "#lib/links/check-states";
import { type Told, timeline } from "#lib/links/timeline";
import type { LinkCheck, LinkEventLine } from "#lib/links/types";

const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T06:00:00.000Z`;
const check = (day: number, over: Partial<LinkCheck> = {}): LinkCheck => ({
  at: at(day),
  runId: `run-${day}`,
  access: "ok",
  reason: null,
  conclusive: true,
  notModified: false,
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
const story = (told: Partial<Told>) =>
  timeline({ events: [], checks: [], placement: null, words: [], ...told });
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
  test("a page that answers that it is as it was: what was known holds", () => {
    const same = { notModified: true, httpStatus: 304 };
    expect(states([check(2, { ...same, conclusive: false }), check(1)], [event(1, "known")])).toEqual([
      "live",
      "live",
    ]);
    expect(states([check(8, same)], events)).toEqual(["live"]);
    expect(states([check(6, { ...same, runId: "other" })], [event(5, "missed"), event(1, "known")])).toEqual([
      "missed",
    ]);
  });
  test("what was agreed is judged by its own verdicts", () =>
    expect(states(checks.slice(-2), events, new Map([["run-2", "live"]]))).toEqual(["live", "live"]));
});

describe("the story of a link", () => {
  test("newest first, with the looks that could not read the page", () => {
    const lines = story({
      events: [
        event(1, "verified"),
        event(1, "gained", { origin: "reported", occurredOn: "2026-01-05", runId: null }),
      ],
      checks: [check(4), check(3, down), check(2, down), check(1)],
    });
    expect(lines.map(({ at, text }) => [at.slice(0, 10), text])).toEqual([
      ["2026-03-03", "The page could not be read; the link counted as before, 2 looks in a row"],
      ["2026-03-01", "Seen on the page by us"],
      ["2026-01-05", "First seen, says its report"],
    ]);
  });
  test("a wall after an outage is another line", () =>
    expect(story({ checks: [check(2, wall), check(1, down)] }).map((line) => line.status)).toEqual([
      "blocked",
      "unreachable",
    ]));
  test("each change quotes the words around the link as they were; a report quotes none", () => {
    const detail = { reason: "removed", left: "read", anchor: "the guide", right: "first" };
    const lines = story({
      events: [
        event(2, "lost", { detail }),
        event(1, "gained", { origin: "reported", runId: null, detail: { left: "not ours" } }),
      ],
    });
    expect(lines.map((line) => line.snapshot)).toEqual([
      { left: "read", anchor: "the guide", right: "first" },
      null,
    ]);
  });
  const verdict = (day: number, status: "live" | "blocked", sentence: string) => ({
    at: at(day),
    runId: `run-${day}`,
    status,
    sentence,
    flags: [],
    context: null,
  });
  const placement: Told["placement"] = {
    checks: [
      verdict(4, "blocked", "The site does not let our checker in."),
      verdict(3, "blocked", "The site does not let our checker in."),
      verdict(1, "live", "The link is live."),
    ],
    breaches: [],
    targets: [],
    mails: [{ at: at(6), by: "Iris" }],
    createdAt: "2026-01-01T00:00:00.000Z",
    createdBy: "Iris",
    imported: true,
  };
  const word = {
    id: "1",
    seen: true,
    lookedOn: "2026-03-05",
    askAgainOn: "2026-04-04",
    note: null,
    hasImage: false,
    by: "Ana",
    at: at(5),
    withdrawnAt: null,
  };
  test("of a promise: verdicts in a row are one line, and a wall that a verdict tells is told once", () =>
    expect(
      story({ checks: [check(4, wall), check(3, wall), check(2, wall)], placement, words: [word] }).map(
        ({ at, text }) => [at.slice(5, 10), text],
      ),
    ).toEqual([
      ["03-06", "Mail drafted by Iris"],
      ["03-05", "Ana saw it"],
      ["03-04", "The site does not let our checker in. 2 looks in a row."],
      ["03-02", "The site did not let us in; the link counted as before"],
      ["03-01", "The link is live."],
      ["01-01", "Placement recorded by Iris, with an import"],
    ]));
  test("a word told later stands on its day", () =>
    expect(story({ words: [{ ...word, lookedOn: "2026-03-02" }] })).toMatchObject([{ at: "2026-03-02" }]));
  test("one look is quoted once", () => {
    const context = { left: "read", anchor: "the guide", right: "first" };
    const seen = { ...verdict(1, "live" as const, "The link is live."), context };
    const judged = { ...placement, checks: [seen], mails: [] };
    const quotes = (told: Partial<Told>) =>
      story({ placement: judged, ...told }).filter((line) => line.snapshot != null).length;
    expect(quotes({ events: [event(1, "known", { detail: context })] })).toBe(1);
    expect(quotes({})).toBe(1);
  });
  test("a word that was taken back stays, struck out", () =>
    expect(story({ words: [{ ...word, by: null, seen: false, withdrawnAt: at(7) }] })).toMatchObject([
      { text: "Somebody looked, and it is gone", status: "lost", byHand: true, struck: true },
    ]));
});
