import { describe, expect, test } from "vitest";
import { FAMILY_OF } from "#lib/core/toxic/evidence";
import { knownFacts } from "#lib/core/toxic/known-facts";
import { overlayWeights } from "#lib/core/toxic/overlay-weights";
import { tidyChanges, weightDifferences } from "#lib/core/toxic/weight-changes";
import { numberSections, numbersOf } from "#lib/core/toxic/weight-sections";
import { defaultWeights, LEAST_FOR_HIGH } from "#lib/core/toxic/weights";
import { aSite } from "../support/toxic-facts.ts";
import { diceOf } from "../support/toxic-profile/labelled.ts";
import { judgeProfile } from "../support/toxic-profile/measure.ts";

const tidy = (written: unknown) => tidyChanges(defaultWeights, written);

describe("what is kept of a change", () => {
  test("only what differs from the product's own", () => {
    const { changes } = tidy({
      points: { spam_words: defaultWeights.points.spam_words, footer: 9 },
      levels: { ...defaultWeights.levels },
      lists: { wellKnown: { add: ["facebook.com", " New.Example "], remove: [] }, spamWords: {} },
    });
    expect(changes).toEqual({
      points: { footer: 9 },
      lists: { wellKnown: { add: ["new.example"], remove: [] } },
    });
  });
  test("what is kept gives the same weights again", () => {
    const written = {
      points: { footer: 9 },
      lists: { wellKnown: { add: ["new.example"], remove: ["facebook.com"] } },
    };
    const { changes } = tidy(written);
    expect(overlayWeights(defaultWeights, changes)).toEqual(overlayWeights(defaultWeights, written));
    expect(tidy(changes).changes).toEqual(changes);
  });
  test("nothing, when anything cannot be taken", () =>
    expect(tidy({ points: { footer: 9, sitewide: -1 } })).toEqual({
      changes: {},
      problems: [{ path: "points.sitewide", message: expect.stringContaining("0 to 100") }],
    }));
  test("taking out what is not on the list is told", () =>
    expect(tidy({ lists: { wellKnown: { remove: ["not-there.example"] } } }).problems).toEqual([
      { path: "lists.wellKnown", message: '"not-there.example" is not on this list.' },
    ]));
});

test("two sets of weights are told apart, numbers before lists", () => {
  const { weights } = overlayWeights(defaultWeights, {
    lists: { wellKnown: { add: ["new.example"], remove: ["facebook.com"] } },
    points: { footer: 9 },
  });
  expect(weightDifferences(defaultWeights, weights)).toEqual([
    { kind: "number", section: "points", name: "footer", from: 4, to: 9 },
    { kind: "list", list: "wellKnown", added: ["new.example"], removed: ["facebook.com"] },
  ]);
  expect(weightDifferences(weights, weights)).toEqual([]);
});

/** Any number that a person might write. */
function someWeights(seed: number) {
  const dice = diceOf(seed);
  const draw = (name: string) => {
    if (name.endsWith("Share")) return dice.next();
    return dice.inHundred(50) ? dice.between(0, 5) : dice.between(0, 100);
  };
  const changes = Object.fromEntries(
    numberSections(defaultWeights).map((section) => [
      section,
      Object.fromEntries(
        Object.keys(numbersOf(defaultWeights, section))
          .filter(() => dice.inHundred(60))
          .map((name) => [name, draw(name)]),
      ),
    ]),
  );
  // One number that cannot be taken spoils all of them: those that can are tried one section at a time.
  let taken: Record<string, unknown> = {};
  for (const [section, numbers] of Object.entries(changes))
    for (const [name, value] of Object.entries(numbers)) {
      const own = (taken[section] ?? {}) as Record<string, number>;
      const more = { ...taken, [section]: { ...own, [name]: value } };
      if (overlayWeights(defaultWeights, more).problems.length === 0) taken = more;
    }
  return overlayWeights(defaultWeights, taken).weights;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "thin evidence never reaches high, whatever the weights say, draw %i",
  (seed) => {
    const weights = someWeights(seed);
    expect(weights).not.toEqual(defaultWeights);
    for (const { facts, verdict } of judgeProfile(seed, weights)) {
      if (verdict.level !== "high") continue;
      const strong = verdict.evidence.filter(({ weight }) => weight >= LEAST_FOR_HIGH.votePoints);
      const kinds = new Set(strong.map(({ signal }) => FAMILY_OF[signal]));
      kinds.delete("vendor");
      kinds.delete("policy");
      expect(kinds.size).toBeGreaterThanOrEqual(LEAST_FOR_HIGH.kinds);
      expect(knownFacts(facts, aSite()).known.length).toBeGreaterThanOrEqual(LEAST_FOR_HIGH.facts);
    }
  },
);
