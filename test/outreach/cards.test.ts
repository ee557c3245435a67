// The board's pure parts: what a card says, where a key leads, what a move looks like before the server answers.
import { describe, expect, test } from "vitest";
import { STAGES, type Stage } from "#lib/core/outreach/stages";
import { addCards, keepLoaded, moveCard, neighbourOf } from "#lib/outreach/board/move-card";
import { embargoLine, nextLine } from "#lib/outreach/board/next-line";
import type { BoardColumn, ProspectLine } from "#lib/outreach/board/types";
import { whyNotMove } from "#lib/outreach/board/why-not-move";

const terms = { today: "2026-03-10", mailsMost: 3, embargoUntil: "2026-03-20T08:00:00.000Z" };

const cardOf = (over: Partial<ProspectLine> = {}): ProspectLine => ({
  id: "a",
  domain: "a.example",
  pageUrl: null,
  stage: "found",
  stageAt: "2026-03-01T00:00:00.000Z",
  owner: null,
  origin: "hand",
  rejectReason: null,
  stageBefore: null,
  fit: null,
  note: null,
  targetUrl: null,
  anchor: null,
  followUpOn: null,
  dueOn: null,
  createdAt: "2026-03-01T00:00:00.000Z",
  contactedAt: null,
  repliedAt: null,
  placedAt: null,
  waiting: false,
  touchesOut: 0,
  authority: null,
  relevance: null,
  linksToUs: 0,
  placement: null,
  askedAt: null,
  contacts: [],
  approval: null,
  ...over,
});

describe("a card says", () => {
  test.each<[string, Partial<ProspectLine>, string, string?]>([
    ["that it links already", { linksToUs: 2, followUpOn: "2026-03-01" }, "Links to us"],
    [
      "that the client said no, before all else",
      { approval: "declined", linksToUs: 2 },
      "The client said no",
    ],
    ["that the client was asked", { approval: "asked" }, "Waits for the client"],
    ["how long ago somebody else asked", { askedAt: "2026-01-28T09:00:00.000Z" }, "Asked 41 d ago"],
    ["that a step is due", { followUpOn: "2026-03-10" }, "Due today"],
    ["that a step is late", { stage: "contacted", followUpOn: "2026-03-07" }, "Overdue 3 d"],
    [
      "how many mails were written",
      { stage: "contacted", touchesOut: 2, followUpOn: "2026-03-12" },
      "2 of 3 mails",
    ],
    ["that all of them were", { stage: "contacted", touchesOut: 3 }, "3 mails, no answer"],
    [
      "that they answered",
      { stage: "replied", waiting: true, repliedAt: "2026-03-09T22:00:00.000Z" },
      "Answered yesterday",
    ],
    ["what was agreed and by when", { stage: "agreed", dueOn: "2026-04-01" }, "€160, by 1 Apr", "€160"],
    ["that the piece is late", { stage: "in_production", dueOn: "2026-03-07" }, "Overdue 3 d", "€160"],
    ["why it was given up", { stage: "rejected", rejectReason: "too_expensive" }, "Too expensive"],
  ])("%s", (_what, over, text, price = "") => {
    expect(nextLine(cardOf(over), terms, price)?.text).toBe(text);
  });

  test("nothing where there is nothing to say", () => {
    expect(nextLine(cardOf(), terms, "")).toBeNull();
    expect(nextLine(cardOf({ stage: "replied" }), terms, "")).toBeNull();
  });

  test("the embargo, to whoever could publish", () => {
    const says = STAGES.filter((stage) => embargoLine({ stage }, terms) !== null);
    expect(says).toEqual(["contacted", "replied", "agreed", "in_production"]);
    expect(embargoLine({ stage: "agreed" }, terms)?.text).toBe("Embargo until 20 Mar");
    expect(embargoLine({ stage: "agreed" }, { ...terms, embargoUntil: null })).toBeNull();
  });
});

const columns = (given: Partial<Record<Stage, string[]>>): BoardColumn[] =>
  STAGES.map((stage) => {
    const ids = given[stage] ?? [];
    return {
      stage,
      count: ids.length,
      cards: ids.map((id) => cardOf({ id, domain: `${id}.example`, stage })),
    };
  });
const idsIn = (board: readonly BoardColumn[], stage: Stage) =>
  board.find((column) => column.stage === stage)?.cards.map(({ id }) => id);

describe("on the board", () => {
  const board = columns({ found: ["a", "b", "c"], contacted: ["d"], placed: ["e", "f"] });

  test.each([
    ["b", "up", "a"],
    ["b", "down", "c"],
    ["a", "up", null],
    ["c", "right", "d"],
    ["d", "right", "e"],
    ["d", "left", "a"],
    ["f", "left", "d"],
    ["e", "right", null],
    ["b", "first", "a"],
    ["b", "last", "c"],
    ["x", "down", null],
  ] as const)("from %s %s leads to %s", (from, direction, to) => {
    expect(neighbourOf(board, from, direction)).toBe(to);
  });

  test("a moved card stands at the top of its new column, and both counts change", () => {
    const moved = moveCard(
      columns({ found: ["a", "b"], qualified: ["c"] }),
      "a",
      "qualified",
      "2026-03-10T00:00:00.000Z",
    );
    expect([idsIn(moved, "found"), idsIn(moved, "qualified")]).toEqual([["b"], ["a", "c"]]);
    expect(moved.map(({ count }) => count).slice(0, 2)).toEqual([1, 2]);
  });

  test("more cards are added at the foot, none twice", () => {
    const more = addCards(columns({ found: ["a"] }), "found", [cardOf({ id: "a" }), cardOf({ id: "z" })]);
    expect(idsIn(more, "found")).toEqual(["a", "z"]);
  });

  test("what was loaded beyond the first cards stays when the board is read anew", () => {
    const old = cardOf({ id: "old", stageAt: "2026-01-01T00:00:00.000Z" });
    const shown = addCards(columns({ found: ["a"] }), "found", [old]);
    const fresh = columns({ found: ["n", "a"] }).map((column) => ({ ...column, count: column.count * 2 }));
    expect(idsIn(keepLoaded(fresh, shown), "found")).toEqual(["n", "a", "old"]);
  });
});

test.each<[Stage, Stage | null, Stage, boolean]>([
  ["found", null, "qualified", true],
  ["qualified", null, "found", true],
  ["qualified", null, "contacted", false],
  ["contacted", null, "qualified", false],
  ["agreed", null, "in_production", true],
  ["in_production", null, "agreed", true],
  ["qualified", null, "in_production", false],
  ["rejected", "contacted", "contacted", true],
  ["rejected", "contacted", "found", false],
  ["rejected", "qualified", "found", true],
  ["rejected", null, "found", true],
  ["placed", null, "rejected", true],
  ["placed", null, "found", false],
])("from %s (before: %s) to %s by hand: %s", (stage, stageBefore, to, may) => {
  expect(whyNotMove({ stage, stageBefore }, to) === null).toBe(may);
});
