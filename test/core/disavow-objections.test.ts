import { describe, expect, test } from "vitest";
import { createObjector, readNewEntry } from "#lib/core/disavow/objections";

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
