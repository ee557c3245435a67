import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  businessDay,
  stageByTouches,
  TOUCH_KINDS,
  type TouchFact,
  type TouchKind,
  touchState,
} from "#lib/core/outreach/touch-state";

const rules = { followUpDays: 5, followUpsMost: 2 };
/** Touches a day apart, from Monday 2 March 2026 on. */
const stateOf = (...kinds: TouchKind[]) =>
  touchState(
    kinds.map((kind, at) => ({ id: `${at}`, kind, at: new Date(Date.UTC(2026, 2, 2 + at, 9)) })),
    rules,
  );

describe("the stage", () => {
  test.each<[string, TouchKind[], string]>([
    ["nothing was logged", [], "qualified"],
    ["only a note", ["note"], "qualified"],
    ["we wrote", ["out"], "contacted"],
    ["a machine answered", ["out", "auto_reply"], "contacted"],
    ["it came back", ["out", "bounce"], "contacted"],
    ["they answered", ["out", "reply"], "replied"],
    ["they refused", ["out", "refused"], "replied"],
    ["they wrote first", ["reply"], "replied"],
    ["they asked to be left alone", ["out", "opt_out"], "contacted"],
  ])("when %s", (_, kinds, stage) => {
    expect(stageByTouches("qualified", "qualified", stateOf(...kinds))).toBe(stage);
  });
  test.each(["agreed", "in_production", "placed", "rejected"] as const)(
    "%s stays whatever is logged",
    (stage) => {
      expect(stageByTouches(stage, "found", stateOf("out", "reply"))).toBe(stage);
    },
  );
  test("goes back when what moved it is taken away", () => {
    expect(stageByTouches("replied", "qualified", stateOf("out"))).toBe("contacted");
    expect(stageByTouches("contacted", "found", stateOf())).toBe("found");
  });
});

describe("the follow-up", () => {
  test.each<[string, TouchKind[], string | null]>([
    ["is five days after the mail; a Saturday gives way to Monday", ["out"], "2026-03-09"],
    ["is planned anew after each", ["out", "out"], "2026-03-09"],
    ["ends after the most that the rules allow", ["out", "out", "out"], null],
    ["is not stopped by a machine's answer", ["out", "auto_reply"], "2026-03-09"],
    ["is not stopped by a note", ["out", "note"], "2026-03-09"],
    ["is stopped by a reply", ["out", "reply"], null],
    ["does not come back when we answer", ["out", "reply", "out"], null],
    ["is stopped by a refusal", ["out", "refused"], null],
    ["is stopped by an opt-out", ["out", "opt_out"], null],
    ["is stopped by a bounce", ["out", "bounce"], null],
    ["goes on with another address", ["out", "bounce", "out"], "2026-03-09"],
    ["is none before anybody wrote", ["note"], null],
  ])("%s", (_, kinds, day) => expect(stateOf(...kinds).followUpOn).toBe(day));
  test.each([
    ["2026-03-02", 4, "2026-03-06"],
    ["2026-03-02", 5, "2026-03-09"],
    ["2026-03-02", 6, "2026-03-09"],
    ["2026-12-30", 3, "2027-01-04"],
  ])("%s and %d days is %s", (from, days, day) => expect(businessDay(new Date(from), days)).toBe(day));
});

describe("waiting", () => {
  test.each<[TouchKind[], boolean]>([
    [["out", "reply"], true],
    [["out", "reply", "note"], true],
    [["out", "reply", "auto_reply"], true],
    [["out", "reply", "out"], false],
    [["out", "refused"], false],
    [["reply", "opt_out"], false],
    [["out"], false],
  ])("%j: %s", (kinds, waiting) => expect(stateOf(...kinds).waiting).toBe(waiting));
});

test("a refusal or an opt-out proposes to reject, until they write again", () => {
  expect(stateOf("out", "refused").declined).toBe(true);
  expect(stateOf("out", "opt_out").declined).toBe(true);
  expect(stateOf("out", "refused", "reply").declined).toBe(false);
});

const touch = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...TOUCH_KINDS),
  at: fc.integer({ min: 0, max: 40 }).map((hours) => new Date(Date.UTC(2026, 2, 2, hours * 6))),
});
const step = fc.oneof(
  touch.map((added) => ({ add: added })),
  fc.nat(20).map((remove) => ({ remove })),
);

test("law: any sequence of adding and taking away gives the same as what is left, logged in any order", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const left: TouchFact[] = [];
      for (const one of steps) {
        if ("add" in one) left.push(one.add);
        else left.splice(one.remove, 1);
        touchState(left, rules);
      }
      const state = touchState(left, rules);
      expect(touchState(left.toReversed(), rules)).toEqual(state);
      expect(
        touchState(
          left.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          rules,
        ),
      ).toEqual(state);
      expect(state.touchesOut).toBe(left.filter(({ kind }) => kind === "out").length);
      if (state.waiting) expect(state.followUpOn).toBeNull();
      expect(state.contactedAt === null).toBe(state.touchesOut === 0);
    }),
  );
});
