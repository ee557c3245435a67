import { describe, expect, test } from "vitest";
import { parseDisavow } from "#lib/core/disavow";
import { createObjector, readNewEntry } from "#lib/core/disavow/objections";
import { warnOfEntries } from "#lib/core/disavow/warnings";

const object = createObjector({
  own: ["acme.com", "acme.co.uk", "me.blogspot.com"],
  whitelisted: ["friend.org", "http://shared.net/good-page"],
});

describe("a new entry is refused", () => {
  test.each([
    ["domain:acme.com", "belongs to this site"],
    ["domain:www.acme.com", "belongs to this site"],
    ["https://www.acme.com/page", "belongs to this site"],
    ["domain:co.uk", "belongs to this site"],
    ["domain:com.au", "many sites share"],
    ["domain:github.io", "many sites share"],
    ["domain:friend.org", "whitelisted"],
    ["domain:blog.friend.org", "whitelisted"],
    ["http://friend.org/x", "whitelisted"],
    ["domain:shared.net", "whitelisted"],
    ["http://shared.net/good-page", "whitelisted"],
    ["domain:spam.com/path", "takes no path"],
    ["", "no entry"],
  ])("%s: %s", (text, reason) => {
    expect(readNewEntry(text, object)).toEqual({ refused: expect.stringContaining(reason) });
  });
});

describe("a new entry is taken", () => {
  test.each([
    ["domain:spam.com", "domain", "spam.com", null],
    ["domain: Spam.com", "domain", "spam.com", "a host is written in lower case"],
    ["other.blogspot.com", "domain", "other.blogspot.com", "a host without domain: in front"],
    ["http://shared.net/bad-page", "url", "http://shared.net/bad-page", null],
    ["domain:notacme.com", "domain", "notacme.com", null],
  ])("%s", (text, kind, value, repaired) => {
    expect(readNewEntry(text, object)).toEqual({ entry: { kind, value, comments: [] }, repaired });
  });
});

describe("an entry is warned of", () => {
  const warn = (text: string, referring: { domain: string; follow: number }[] = []) =>
    warnOfEntries(parseDisavow(text).entries, { wellKnown: ["facebook.com"], referring });
  const many = (count: number, name: (at: number) => string, follow = 1) =>
    Array.from({ length: count }, (_, at) => ({ domain: name(at), follow }));

  test("when it is a large site, or a host of one; not for one page of it", () => {
    expect(
      warn("domain:facebook.com\ndomain:m.facebook.com\nhttp://facebook.com/x\n").warnings,
    ).toMatchObject([
      { code: "well_known", line: "domain:facebook.com" },
      { code: "well_known", line: "domain:m.facebook.com", message: expect.stringContaining("the one page") },
    ]);
  });

  test("when one line names many domains", () => {
    const blogs = many(40, (at) => `b${at}.blogspot.com`);
    const { warnings } = warn("domain:blogspot.com\n", [...blogs, ...many(960, (at) => `a${at}.com`)]);
    expect(warnings).toEqual([
      {
        code: "broad_line",
        line: "domain:blogspot.com",
        message: "This line alone covers 40 of your followed domains (4 %).",
      },
    ]);
  });

  test("when all lines together cover a large part of the followed domains", () => {
    const referring = [...many(100, (at) => `a${at}.com`), ...many(50, (at) => `n${at}.com`, 0)];
    const lines = Array.from({ length: 38 }, (_, at) => `domain:a${at}.com`);
    const { warnings, reach } = warn(`${lines.join("\n")}\ndomain:n1.com\nhttp://a99.com/x\n`, referring);
    expect(reach).toEqual({ followed: 100, covered: 38 });
    expect(warnings).toEqual([
      {
        code: "broad_list",
        line: null,
        message: "This covers 38 % of your followed domains (38 of 100). Links that help go with it.",
      },
    ]);
  });

  test("never for a few, and a line for www covers no more than www", () => {
    expect(
      warn(
        "domain:a1.com\n",
        many(3, (at) => `a${at}.com`),
      ).warnings,
    ).toEqual([]);
    expect(
      warn(
        "domain:www.a1.com\n",
        many(3, (at) => `a${at}.com`),
      ).reach.covered,
    ).toBe(0);
    expect(warn("domain:a1.com\n").reach).toEqual({ followed: 0, covered: 0 });
  });
});
