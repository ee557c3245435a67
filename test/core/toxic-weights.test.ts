import { describe, expect, test } from "vitest";
import { overlayWeights } from "#lib/core/toxic/overlay-weights";
import { defaultWeights } from "#lib/core/toxic/weights";

const overlay = (changes: unknown) => overlayWeights(defaultWeights, changes);

test("nothing changes nothing", () => expect(overlay({})).toEqual({ weights: defaultWeights, problems: [] }));

test("numbers are laid over, section by section", () => {
  const { weights, problems } = overlay({
    points: { spam_words: 20 },
    thin: { links: 9 },
    money: { ownShare: 0.7 },
  });
  expect(problems).toEqual([]);
  expect(weights.points).toEqual({ ...defaultWeights.points, spam_words: 20 });
  expect([weights.thin, weights.money.ownShare]).toEqual([{ authority: 25, links: 9 }, 0.7]);
});

test("lists are added to and taken from", () => {
  const { weights } = overlay({
    lists: {
      wellKnown: { add: [" Own.Example "], remove: ["facebook.com"] },
      sharedNetworks: { add: ["198.51.100.0/24"] },
    },
  });
  expect(weights.lists.wellKnown).toContain("own.example");
  expect(weights.lists.wellKnown).not.toContain("facebook.com");
  expect(weights.lists.sharedNetworks).toContain("198.51.100.0/24");
  expect(weights.lists.spamWords).toBe(defaultWeights.lists.spamWords);
});

test("an entry is written as the lists have it", () => {
  const { weights } = overlay({
    lists: { wellKnown: { add: ["Bücher.example"] }, spamWords: { add: ["  Cheap   Boots "] } },
  });
  expect(weights.lists.wellKnown).toContain("xn--bcher-kva.example");
  expect(weights.lists.spamWords).toContain("cheap boots");
});

describe("what cannot be taken says what to write", () => {
  test.each<[unknown, string, string]>([
    [null, "", "Write an object"],
    [[1], "", "Write an object"],
    [{ point: {} }, "point", "Write one of points, levels"],
    [{ points: 3 }, "points", "Write an object"],
    [{ points: { spam: 3 } }, "points.spam", "Write one of network,"],
    [{ points: { spam_words: "3" } }, "points.spam_words", "from 0 to 100"],
    [{ points: { spam_words: 101 } }, "points.spam_words", "from 0 to 100"],
    [{ points: { spam_words: Number.NaN } }, "points.spam_words", "from 0 to 100"],
    [{ money: { ownShare: 50 } }, "money.ownShare", "from 0 to 1"],
    [{ thin: { links: 1.5 } }, "thin.links", "whole number"],
    [{ attack: { watchTimes: 0 } }, "attack.watchTimes", "from 1"],
    [{ attack: { watchDomains: 30 } }, "attack", "at or below"],
    [{ adding: { kinds: 1 } }, "adding.kinds", "2 or more"],
    [{ adding: { facts: 3 } }, "adding.facts", "4 or more"],
    [{ adding: { votePoints: 14 } }, "adding.votePoints", "15 or more"],
    [{ lists: { wellKnown: { add: ["co.uk"] } } }, "lists.wellKnown", "many sites share"],
    [{ levels: { review: 70 } }, "levels", "review below high"],
    [{ lists: { wellknown: {} } }, "lists.wellknown", "Write one of spamWords"],
    [{ lists: { wellKnown: ["a.com"] } }, "lists.wellKnown", '"add"'],
    [{ lists: { wellKnown: { add: ["https://a.com/"] } } }, "lists.wellKnown", "Write example.com"],
    [{ lists: { sharedNetworks: { add: ["here"] } } }, "lists.sharedNetworks", "Write 192.0.2.0/24"],
    [{ lists: { spamWords: { add: [""] } } }, "lists.spamWords", "characters each"],
    [{ constructor: {} }, "constructor", "There is no"],
    [{ points: { toString: 3 } }, "points.toString", "There is no"],
  ])("%j", (changes, path, message) => {
    const { weights, problems } = overlay(changes);
    expect(problems).toEqual([{ path, message: expect.stringContaining(message) }]);
    expect(weights).toBe(defaultWeights);
  });
});

test("half a change is not used", () =>
  expect(overlay({ points: { spam_words: 20, money_anchors: -1 } }).weights).toBe(defaultWeights));

describe("the lists are what they say", () => {
  const { lists } = defaultWeights;
  test.each(["wellKnown", "statisticsSites", "sharedNetworks"] as const)("%s", (name) => {
    expect(overlay({ lists: { [name]: { add: [...lists[name]] } } }).problems).toEqual([]);
    expect(new Set(lists[name]).size).toBe(lists[name].length);
  });
  test("no word stands in both lists of words", () =>
    expect(lists.spamWords.filter((word) => lists.doubtfulWords.includes(word))).toEqual([]));
});
