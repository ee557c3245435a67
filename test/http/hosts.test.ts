import { describe, expect, test } from "vitest";
import { isKnownHost, isSameOrigin } from "#lib/http/hosts";

const env = { url: "https://links.example.com", host: "0.0.0.0", allowHosts: ["intranet.example"] };
const local = { url: "http://localhost:3000", host: "127.0.0.1", allowHosts: [] };

describe("a host is known that is", () => {
  test.each([
    ["FAIRLEAD_URL's", "links.example.com"],
    ["FAIRLEAD_URL's under another port", "links.example.com:8443"],
    ["written in capitals", "LINKS.Example.com"],
    ["written with its root dot", "links.example.com."],
    ["this machine", "localhost:3000"],
    ["this machine's address", "127.0.0.1:80"],
    ["this machine's address in IPv6", "[::1]:3000"],
    ["one of FAIRLEAD_ALLOW_HOSTS", "intranet.example:3000"],
  ])("%s", (_, host) => expect(isKnownHost(new Headers({ host }), env)).toBe(true));
  test("the address it listens on", () => {
    expect(isKnownHost(new Headers({ host: "192.168.1.5:3000" }), { ...local, host: "192.168.1.5" })).toBe(
      true,
    );
  });
});

describe("a host is not known that is", () => {
  test.each([
    ["another", "evil.example"],
    ["longer at its end", "links.example.com.evil.example"],
    ["longer at its start", "evil-links.example.com"],
    ["hidden behind a user", "links.example.com@evil.example"],
    ["a path", "links.example.com/evil"],
    ["empty", ""],
    ["the wildcard it listens on", "0.0.0.0:3000"],
    ["an address of the local network", "192.168.1.5"],
  ])("%s", (_, host) => expect(isKnownHost(new Headers({ host }), env)).toBe(false));
  test("missing", () => expect(isKnownHost(new Headers(), env)).toBe(false));
});

describe("a request comes from our own pages when its Origin", () => {
  test.each([
    ["is the host it was sent to", "http://localhost:3000", "localhost:3000", true],
    ["is that host by its number", "http://127.0.0.1:3000", "127.0.0.1:3000", true],
    ["is FAIRLEAD_URL's, whatever host a proxy names", "https://links.example.com", "127.0.0.1:3000", true],
    ["is missing", null, "localhost:3000", false],
    ["is null", "null", "localhost:3000", false],
    ["has another port", "http://localhost:3001", "localhost:3000", false],
    ["is another host", "https://evil.example", "links.example.com", false],
    ["is an unknown host that it was sent to", "http://evil.example", "evil.example", false],
    ["is no web page", "file://localhost:3000", "localhost:3000", false],
    [
      "is ours with something behind it",
      "https://links.example.com.evil.example",
      "links.example.com",
      false,
    ],
  ])("%s", (_, origin, host, same) => {
    expect(isSameOrigin(new Headers({ host, ...(origin === null ? {} : { origin }) }), env)).toBe(same);
  });
});
