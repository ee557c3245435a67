import { expect, test } from "vitest";
import { isFreeWord, slugOf, slugsFor } from "#lib/workspaces/slug";

test.each([
  ["Northlight", "northlight"],
  ["  Acme & Söhne GmbH ", "acme-sohne-gmbh"],
  ["Straße 7", "strasse-7"],
  ["O’Neill’s", "oneills"],
  ["日本", ""],
  ["../../etc", "etc"],
  ["x".repeat(99), "x".repeat(40)],
])("the slug of %j is %j", (name, slug) => expect(slugOf(name)).toBe(slug));

const firstTwo = (name: string) => {
  const slugs = slugsFor(name);
  return [slugs.next().value, slugs.next().value];
};

test.each([
  ["Acme", ["acme", "acme-2"]],
  ["API", ["api-2", "api-3"]],
  ["Sign in", ["sign-in-2", "sign-in-3"]],
  ["日本", ["team", "team-2"]],
])("a workspace called %j is looked for at %j", (name, slugs) => expect(firstTwo(name)).toEqual(slugs));

test("a path of our own is never a workspace's", () => {
  for (const word of ["api", "setup", "sign-in", "invite", "account", "_next", ""])
    expect(isFreeWord(word)).toBe(false);
});
