import { expect, test } from "vitest";
import { cleanText, cutText } from "#lib/core/clean-text";

test.each<[string, string, string]>([
  ["white space of all kinds folds", " a\t\n\u00a0 b\u3000c ", "a b c"],
  ["NUL goes", "a\0b", "ab"],
  ["lone surrogates are replaced", "a\ud800b\udc00", "a\ufffdb\ufffd"],
  ["pairs stay", "\u{1F600}", "\u{1F600}"],
  ["nothing stays nothing", " \0 ", ""],
])("%s", (_, text, clean) => expect(cleanText(text)).toBe(clean));

test.each<[string, number, string]>([
  ["abcdef", 3, "abc"],
  ["abc", 3, "abc"],
  ["ab cd", 3, "ab"],
  ["a\u{1F600}b", 2, "a"],
  ["a\u{1F600}b", 3, "a\u{1F600}"],
  ["abc", 0, ""],
])("%j cut to %d", (text, max, clean) => expect(cleanText(text, max)).toBe(clean));

test("a cut of its own does the same without folding", () => expect(cutText(" a\u{1F600}", 3)).toBe(" a"));
