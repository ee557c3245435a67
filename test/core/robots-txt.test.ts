import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { crawlDelayOf, isAllowed, parseRobotsTxt, sitemapsOf } from "#lib/core/robots-txt";

const allowed = (lines: string[], agent: string, path: string) =>
  isAllowed(parseRobotsTxt(lines.join("\n")), agent, `https://site.example${path}`);

describe("isAllowed", () => {
  test.each<[string, string[], string, string, boolean]>([
    ["an empty file allows all", [], "bot", "/x", true],
    ["the longest match decides", ["user-agent: *", "disallow: /a", "allow: /a/b"], "bot", "/a/b/c", true],
    ["allow wins a tie", ["user-agent: *", "disallow: /a", "allow: /a"], "bot", "/a", true],
    ["an empty disallow allows all", ["user-agent: *", "disallow:"], "bot", "/a", true],
    [
      "a group that names the agent beats the one for all",
      ["user-agent: *", "disallow: /", "user-agent: bot", "allow: /"],
      "bot",
      "/a",
      true,
    ],
    [
      "an agent named without rules may all",
      ["user-agent: bot", "user-agent: *", "disallow: /"],
      "other",
      "/a",
      false,
    ],
    [
      "two groups of one agent count as one",
      ["user-agent: bot", "disallow: /a", "user-agent: x", "disallow: /", "user-agent: bot", "disallow: /b"],
      "bot",
      "/b",
      false,
    ],
    [
      "the token is compared without case and version",
      ["user-agent: FairLead/1.0", "disallow: /"],
      "Fairlead",
      "/a",
      false,
    ],
    ["a token is no prefix", ["user-agent: fair", "disallow: /"], "fairlead", "/a", true],
    ["a star holds anything", ["user-agent: *", "disallow: /*/private"], "bot", "/x/y/private/z", false],
    ["a dollar ends the path", ["user-agent: *", "disallow: /*.pdf$"], "bot", "/a.pdf?x", true],
    ["a dollar ends the path, matched", ["user-agent: *", "disallow: /*.pdf$"], "bot", "/a.pdf", false],
    ["the last piece is not used twice", ["user-agent: *", "disallow: /aba*ba$"], "bot", "/aba", true],
    ["a dollar inside is a letter", ["user-agent: *", "disallow: /a$b"], "bot", "/a$b", false],
    ["the query belongs to the path", ["user-agent: *", "disallow: /*?sort="], "bot", "/list?sort=1", false],
    ["rules before any agent speak to nobody", ["disallow: /"], "bot", "/a", true],
    ["robots.txt itself may always be read", ["user-agent: *", "disallow: /"], "bot", "/robots.txt", true],
    ["comments end a line", ["user-agent: * # all", "disallow: /a # b"], "bot", "/a", false],
    [
      "a byte order mark does not hide the first line",
      ["\uFEFFuser-agent: *", "disallow: /"],
      "bot",
      "/a",
      false,
    ],
  ])("%s", (_name, lines, agent, path, answer) => {
    expect(allowed(lines, agent, path)).toBe(answer);
  });

  test("a file made to be slow is not", () => {
    const hostile = `user-agent: *\n${`disallow: /${"*a".repeat(800)}b$\n`.repeat(300)}`;
    const robots = parseRobotsTxt(hostile);
    const begun = performance.now();
    expect(isAllowed(robots, "bot", `https://site.example/${"a".repeat(2_000)}`)).toBe(true);
    expect(performance.now() - begun).toBeLessThan(500);
  });

  const letters = (at: number) =>
    at.toString(36).replace(/\d/g, (digit) => "_abcdefghi"[Number(digit)] ?? "");
  test.each<[string, string]>([
    [
      "agents all different, then crawl-delays",
      Array.from({ length: 25_000 }, (_, at) => `user-agent: ${letters(at)}\n`).join("") +
        "crawl-delay: 1\n".repeat(7_000),
    ],
    ["an agent and a crawl-delay in turns", "user-agent: *\ncrawl-delay: 1\n".repeat(17_000)],
    ["a star in front of every rule", `user-agent: *\n${"allow: *aaaaaaaac\n".repeat(28_000)}`],
    ["stars and dollars", `user-agent: *\n${"disallow: *****$\n".repeat(30_000)}`],
  ])("500 KB of %s are read in time", (_, text) => {
    const begun = performance.now();
    const robots = parseRobotsTxt(text);
    isAllowed(robots, "bot", `https://site.example/${"a".repeat(60_000)}b`);
    crawlDelayOf(robots, "bot");
    // 50 to 250 ms; a quadratic step takes minutes. Wide, because machines are shared.
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});

describe("crawlDelayOf", () => {
  const robots = parseRobotsTxt(
    "user-agent: *\ncrawl-delay: 2.5\nuser-agent: slow\ncrawl-delay: 30\ndisallow:\n",
  );
  test.each([
    ["anybody", 2.5],
    ["slow", 30],
  ])("%s waits %s s", (agent, seconds) => {
    expect(crawlDelayOf(robots, agent)).toBe(seconds);
  });
  test("null when nothing is asked", () => {
    expect(crawlDelayOf(parseRobotsTxt("user-agent: *\ncrawl-delay: soon"), "bot")).toBeNull();
  });
});

test("sitemaps are listed wherever they stand", () => {
  const text = "Sitemap: https://a.example/1.xml\nuser-agent: x\nsitemap: https://a.example/2.xml";
  expect(sitemapsOf(parseRobotsTxt(text))).toEqual(["https://a.example/1.xml", "https://a.example/2.xml"]);
});

const vectors = "../shared/vectors/google-robots-tests.json";
describe.skipIf(!existsSync(vectors))(`Google's own cases (skipped without ${vectors})`, () => {
  interface Case {
    test: string;
    robots: string;
    ua: string;
    url: string;
    allowed: boolean;
  }
  const cases: Case[] = existsSync(vectors) ? JSON.parse(readFileSync(vectors, "utf8")) : [];
  const wrong = (prefix: string) =>
    cases.filter(
      (each) =>
        each.test.startsWith(prefix) &&
        isAllowed(parseRobotsTxt(each.robots), each.ua, each.url) !== each.allowed,
    );
  test("every case of RFC 9309 is answered right", () => expect(wrong("ID_")).toEqual([]));
  test("so is every case of Google's own leniency", () => expect(wrong("GoogleOnly_")).toEqual([]));
});
