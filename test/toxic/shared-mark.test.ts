import { expect, test } from "vitest";
import { sharedMark } from "#lib/toxic/types";

test("a file that leaves the team says that a named domain is under review, never that it is toxic", () => {
  expect(sharedMark("toxic")).toBe("under review");
  expect([sharedMark("whitelisted"), sharedMark("partner"), sharedMark(null)]).toEqual([
    "whitelisted",
    "partner",
    null,
  ]);
});
