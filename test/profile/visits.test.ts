import { expect, test } from "vitest";
import { noteVisit } from "#lib/profile/note-visit";
import { createSite } from "#lib/sites/create-site";
import { makeCast } from "../support/cast.ts";

test("since your last visit: looks within an hour are one visit, and each person has their own", async () => {
  const cast = await makeCast();
  await createSite(await cast.writer("alice"), { domain: "shop.example", kind: "own" });
  const look = async (who: "alice" | "bob", time: string) =>
    noteVisit(await cast.scope(who), "shop.example", new Date(`2026-11-${time}:00Z`));
  expect(await look("alice", "01T09:00")).toBeNull();
  expect(await look("alice", "01T09:40")).toBeNull();
  expect(await look("alice", "03T08:00")).toBe("2026-11-01T09:40:00.000Z");
  expect(await look("alice", "03T08:30")).toBe("2026-11-01T09:40:00.000Z");
  expect(await look("bob", "03T08:30")).toBeNull();
});
