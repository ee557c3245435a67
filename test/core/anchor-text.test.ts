import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sameAnchor, wordsOf } from "#lib/core/anchor-text";
import { genericAnchors } from "#lib/core/anchor-words";

describe("an agreed anchor is kept in spite of", () => {
  test.each([
    ["case", "Good Shoes", "good shoes"],
    ["white space", " good \n  shoes ", "good shoes"],
    ["a non-breaking space", "good\u00a0shoes", "good shoes"],
    ["punctuation at the ends", "“good shoes”,", "good shoes"],
    ["an arrow", "good shoes »", "good shoes"],
    ["the kind of apostrophe", "men’s shoes", "men's shoes"],
    ["the kind of dash", "state–of–the–art", "state-of-the-art"],
    ["the width of letters", "ＧＯＯＤ shoes", "good shoes"],
    ["the way an accent is composed", "cafe\u0301", "café"],
    ["a soft hyphen", "good sho\u00ades", "good shoes"],
    ["a capital of another alphabet", "ХОРОШО", "хорошо"],
  ])("%s", (_, found, agreed) => expect(sameAnchor(found, agreed)).toBe(true));
});

describe("an agreed anchor is not kept by", () => {
  test.each([
    ["other words", "bad shoes", "good shoes"],
    ["more words", "good shoes for you", "good shoes"],
    ["an accent", "cafe", "café"],
    ["punctuation inside", "good, shoes", "good shoes"],
    ["another name with a mark", "C", "C++"],
    ["another name with a sharp", "C", "C#"],
    ["nothing", "", "good shoes"],
    ["only marks", "»", "…"],
  ])("%s", (_, found, agreed) => expect(sameAnchor(found, agreed)).toBe(false));
});

describe("the words of", () => {
  test.each([
    ["Crème-brûlée, Straße & Łódź", ["creme", "brulee", "strasse", "lodz"]],
    ["Ελλάδα йод", ["ελλαδα", "иод"]],
    ["東京タワー tower", ["東", "京", "タ", "ワ", "ー", "tower"]],
    ["ガイド", ["ガ", "イ", "ト\u3099".normalize("NFC")]],
    ["SEO対策", ["seo", "対", "策"]],
    ["한국어 링크", ["한국어", "링크"]],
    ["हिन्दी में", ["हिन्दी", "में"]],
    ["ที่นี่", ["ที่", "นี่"]],
    ["ﬁne ＳＥＯ №1", ["fine", "seo", "no1"]],
    ["» … !", []],
  ])("%s", (text, words) => expect(wordsOf(text)).toEqual(words));
});

test("folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const words = wordsOf(text);
      expect(wordsOf(words.join(" ")).join("")).toBe(words.join(""));
    }),
  );
});

test("an anchor is the same as itself, however it is padded", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) =>
      sameAnchor(`  ${text.toUpperCase()}\n`, text.toUpperCase()),
    ),
  );
});

test("every generic anchor has words", () => {
  expect(genericAnchors.filter((text) => wordsOf(text).length === 0)).toEqual([]);
});
