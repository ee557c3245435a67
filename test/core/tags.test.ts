import { expect, test } from "vitest";
import { cleanTags, splitTags } from "#lib/core/tags";

test.each([
  ["", []],
  [" , ;; ", []],
  ["spring", ["spring"]],
  ["tier 1, spring; launch | guest post", ["guest post", "launch", "spring", "tier 1"]],
  ["Spring, spring, SPRING", ["Spring"]],
  ["two\nlines", ["lines", "two"]],
  ["a  b\u0000", ["a b"]],
])("%j is the tags %j", (text, tags) => expect(splitTags(text)).toEqual(tags));

test("tags stay the same when they are cleaned again", () => {
  const tags = splitTags(`Zeta, alpha; Beta | beta, long ${"x".repeat(200)}`);
  expect(cleanTags(tags)).toEqual(tags);
  expect(splitTags(tags.join(", "))).toEqual(tags);
});

test("at most twenty are kept, of at most 60 characters", () => {
  const tags = splitTags(Array.from({ length: 40 }, (_, i) => `tag ${i} ${"y".repeat(90)}`).join(","));
  expect(tags).toHaveLength(20);
  expect(Math.max(...tags.map((tag) => tag.length))).toBeLessThanOrEqual(60);
});
