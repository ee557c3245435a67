import { describe, expect, test } from "vitest";
import { standingOf, type Word } from "#lib/core/standing";
import { tellStanding, wordWords } from "#lib/core/standing-words";
import type { Headline } from "#lib/core/verdict";

const today = "2026-03-10";
const seen: Word = { seen: true, on: "2026-03-03", askAgainOn: "2026-04-02" };
const gone: Word = { ...seen, seen: false };
const old: Word = { seen: true, on: "2026-02-08", askAgainOn: today };

describe("what is shown", () => {
  test.each<[Headline, Word | null, string]>([
    ["blocked", null, "blocked, needs eyes"],
    ["blocked", seen, "live, by hand"],
    ["blocked", gone, "lost, by hand"],
    ["blocked", old, "blocked, due, needs eyes"],
    ["pending", null, "pending, needs eyes"],
    ["pending", seen, "live, by hand"],
    ["unreachable", null, "unreachable"],
    ["unreachable", gone, "lost, by hand"],
    ["unreachable", old, "unreachable, due, needs eyes"],
    ["live", gone, "live"],
    ["changed", gone, "changed"],
    ["missed", seen, "missed"],
    ["lost", seen, "lost"],
    ["not_found", seen, "not_found"],
    ["lost", old, "lost"],
  ])("%s with %j is %s", (verdict, word, expected) => {
    const standing = standingOf(verdict, true, word, today);
    const words = [
      standing.status,
      standing.byHand ? "by hand" : "",
      standing.isDue ? "due" : "",
      standing.needsEyes ? "needs eyes" : "",
    ];
    expect(words.filter(Boolean).join(", ")).toBe(expected);
  });
  test("a word holds until its day, not on it", () => {
    expect(standingOf("blocked", true, seen, "2026-04-01").byHand).toBe(true);
    expect(standingOf("blocked", true, seen, "2026-04-02")).toMatchObject({ byHand: false, isDue: true });
  });
  test("one that nobody has looked at yet waits for a look, not for a person", () =>
    expect(standingOf("pending", false, null, today)).toMatchObject({ status: "pending", needsEyes: false }));
  test("a word may come before the first look", () =>
    expect(standingOf("pending", false, seen, today).status).toBe("live"));
});

describe("what is said", () => {
  const told = { sentence: "The site does not let our checker in (403).", next: "Open the page." };
  const tell = (word: Word | null, by: string | null = "Ana") =>
    tellStanding(told, standingOf("blocked", true, word, today), word, by);
  test("a valid word stands before the verdict", () =>
    expect(tell(seen)).toEqual({
      sentence: "The link is live, seen by Ana on 3 March 2026. The site does not let our checker in (403).",
      next: "Somebody is asked to look again on 2 April 2026.",
    }));
  test("a link that is gone is asked for", () =>
    expect(tell(gone)).toEqual({
      sentence:
        "The link is gone, says Ana, who looked on 3 March 2026. The site does not let our checker in (403).",
      next: "Ask the site to put the link back.",
    }));
  test("when its day has come, somebody is asked again", () =>
    expect(tell(old)).toEqual({ ...told, next: "Ana saw it on 8 February 2026; have a look again." }));
  test("without a word the verdict speaks alone", () => expect(tell(null)).toBe(told));
  test("a word of an account that is gone has no name", () =>
    expect(wordWords(seen, null)).toBe("live, seen by somebody on 3 March 2026"));
});
