import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRobots } from "#lib/core/robots";

const now = new Date("2026-03-03T12:00:00Z");
const meta = (content: string, name = "robots") => readRobots([{ name, content }], [], now);
const header = (...values: string[]) => readRobots([], values, now);
const said = (robots: ReturnType<typeof readRobots>) =>
  [robots.noindex && "noindex", robots.nofollow && "nofollow"].filter(Boolean).join(" ");

describe("a meta tag", () => {
  test.each([
    ["noindex", "noindex"],
    ["nofollow", "nofollow"],
    ["NoIndex, NOFOLLOW", "noindex nofollow"],
    ["none", "noindex nofollow"],
    ["index, follow", ""],
    ["all", ""],
    ["", ""],
    [" , ,", ""],
    ["noindex nofollow", "noindex nofollow"],
    ["noindex;nofollow", "noindex nofollow"],
    ["index, noindex", "noindex"],
    ["noarchive, nosnippet, max-snippet:-1, max-image-preview:large", ""],
    ["max-snippet: 50, nofollow", "nofollow"],
    ["max-image-preview: none", ""],
    ["noindexing", ""],
  ])("%j says %j", (content, expected) => expect(said(meta(content))).toBe(expected));

  test.each([
    ["robots", "noindex"],
    ["ROBOTS", "noindex"],
    ["googlebot", "noindex"],
    [" GoogleBot ", "noindex"],
    ["googlebot-news", ""],
    ["bingbot", ""],
    ["description", ""],
  ])("named %j says %j to Googlebot", (name, expected) => expect(said(meta("noindex", name))).toBe(expected));

  test("may speak to another bot we ask for", () =>
    expect(readRobots([{ name: "BingBot", content: "noindex" }], [], now, "bingbot").noindex).toBe(true));
});

describe("an X-Robots-Tag header", () => {
  test.each([
    ["noindex", "noindex"],
    ["none", "noindex nofollow"],
    ["googlebot: nofollow", "nofollow"],
    ["GoogleBot : NoFollow", "nofollow"],
    ["otherbot: noindex", ""],
    ["otherbot: noindex, nofollow", ""],
    ["googlebot: nofollow, otherbot: noindex", "nofollow"],
    ["otherbot: noindex, googlebot: nofollow", "nofollow"],
    ["googlebot-news: noindex", ""],
    ["nofollow, otherbot: noindex", "nofollow"],
    ["noindex: nofollow", "noindex nofollow"],
    ["max-snippet: 0, noindex", "noindex"],
    ["*: noindex", "noindex"],
  ])("%j says %j to Googlebot", (value, expected) => expect(said(header(value))).toBe(expected));

  test("does not lend its scope to the next header", () =>
    expect(said(header("otherbot: noindex", "nofollow"))).toBe("nofollow"));
});

describe("unavailable_after", () => {
  test.each([
    "25 Jun 2010 15:00:00 PST",
    "Fri, 25 Jun 2010 15:00:00 GMT",
    "Friday, 25-Jun-10 15:00:00 UTC",
    "2010-06-25T15:00:00+00:00",
    "2010-06-25T15:00:00.000Z",
    "2010-06-25 15:00:00",
    "2010-06-25",
    "25 Jun 2010",
    "Jun 25, 2010 15:00:00 GMT",
    "Fri Jun 25 15:00:00 2010",
    "25 Jun 2010 15:00:00 CET",
    "03 Mar 2026 12:00:00 GMT",
    "2026-03-03T13:30:00+02:00",
  ])("%s has passed and is a noindex", (date) => {
    const robots = meta(`unavailable_after: ${date}`);
    expect([robots.noindex, robots.nofollow, robots.unavailableAfter]).toEqual([true, false, date]);
  });

  test.each([
    "Sat, 25 Jun 2033 15:00:00 GMT",
    "2033-06-25",
    "2026-03-03T12:00:01Z",
    "2026-03-03T14:30:00+02:00",
  ])("%s is still to come", (date) => {
    const robots = header(`unavailable_after: ${date}`);
    expect([robots.noindex, robots.unavailableAfter]).toEqual([false, date]);
  });

  test.each(["never", "", "soon, or later", "32 Foo 2010", "99:99"])(
    "%j is no date and is ignored",
    (date) => {
      const robots = meta(`unavailable_after: ${date}`);
      expect([robots.noindex, robots.unavailableAfter]).toEqual([false, null]);
    },
  );

  test.each([
    ["unavailable_after: Sat, 25 Jun 2033 15:00:00 GMT, nofollow", "nofollow"],
    ["nofollow, unavailable_after: 25 Jun 2010 15:00:00 PST", "noindex nofollow"],
    ["otherbot: unavailable_after: 25 Jun 2010 15:00:00 PST, noindex", ""],
    ["googlebot: unavailable_after: 25 Jun 2010 15:00:00 PST, otherbot: nofollow", "noindex"],
    ["unavailable_after: 25 Jun 2033 15:00:00 PST noindex", "noindex"],
    ["unavailable_after: never, nofollow", "nofollow"],
    ["UNAVAILABLE_AFTER:25 Jun 2010 15:00:00 PST", "noindex"],
  ])("%j says %j", (value, expected) => expect(said(header(value))).toBe(expected));

  test("the earliest of several is kept", () =>
    expect(header("unavailable_after: 2034-01-01", "unavailable_after: 2033-01-01").unavailableAfter).toBe(
      "2033-01-01",
    ));
});

describe("several layers", () => {
  const both = (content: string, value: string) => readRobots([{ name: "robots", content }], [value], now);
  test("the most restrictive wins", () =>
    expect(said(both("index, follow", "none"))).toBe("noindex nofollow"));
  test("their restrictions add up", () => expect(said(both("noindex", "nofollow"))).toBe("noindex nofollow"));
  test("two tags add up", () =>
    expect(
      said(
        readRobots(
          [
            { name: "robots", content: "noindex" },
            { name: "googlebot", content: "index, nofollow" },
          ],
          [],
          now,
        ),
      ),
    ).toBe("noindex nofollow"));
  test("each restriction names its layer", () => {
    const robots = both("noindex", "nofollow");
    expect([robots.noindexBy, robots.nofollowBy, robots.by]).toEqual(["meta", "header", "header"]);
  });
  test("without a nofollow, the layer of the noindex is named", () =>
    expect(both("noindex", "").by).toBe("meta"));
  test("where both say it, the tag is named", () =>
    expect(both("nofollow", "nofollow").nofollowBy).toBe("meta"));
  test("nothing said is decided by none", () =>
    expect(readRobots([], [], now)).toEqual({
      noindex: false,
      nofollow: false,
      by: "none",
      noindexBy: "none",
      nofollowBy: "none",
      unavailableAfter: null,
      raw: [],
    }));
  test("the lines are kept as evidence", () =>
    expect(
      readRobots(
        [
          { name: "Robots", content: "NoIndex" },
          { name: "bingbot", content: "none" },
        ],
        ["otherbot: none"],
        now,
      ).raw,
    ).toEqual(["Robots: NoIndex", "X-Robots-Tag: otherbot: none"]));
});

test("adding a line never lifts a restriction", () => {
  const word = fc.constantFrom(
    "noindex",
    "nofollow",
    "none",
    "all",
    "index",
    "unavailable_after: 2010-01-01",
    "x:1",
  );
  const line = fc.array(word, { maxLength: 4 }).map((list) => list.join(", "));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), line, (lines, more) => {
      const before = header(...lines);
      const after = header(...lines, more);
      expect([before.noindex && !after.noindex, before.nofollow && !after.nofollow]).toEqual([false, false]);
    }),
  );
});

test("a long hostile line is read in linear time", () => {
  const started = performance.now();
  for (const piece of ["a:", "unavailable_after:", "unavailable_after: 25 Jun ", " :", "25-", "noindex,"]) {
    header(piece.repeat(100_000 / piece.length));
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
