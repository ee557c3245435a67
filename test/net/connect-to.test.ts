import { describe, expect, test } from "vitest";
import { destinationOf, parseConnectTo } from "#lib/net/connect-to";

describe("FAIRLEAD_CONNECT_TO", () => {
  test.each<[string, string, number, string, number, boolean]>([
    ["", "a.example", 80, "a.example", 80, false],
    ["a.example:80:127.0.0.1:8080", "a.example", 80, "127.0.0.1", 8080, true],
    ["A.Example:80:127.0.0.1:8080", "a.example", 80, "127.0.0.1", 8080, true],
    ["a.example:80:127.0.0.1:8080", "a.example", 443, "a.example", 443, false],
    ["a.example:80:127.0.0.1:8080", "b.example", 80, "b.example", 80, false],
    ["*:80:127.0.0.1:8080", "b.example", 80, "127.0.0.1", 8080, true],
    [":80:127.0.0.1:8080", "b.example", 80, "127.0.0.1", 8080, true],
    ["::127.0.0.1:8080", "b.example", 81, "127.0.0.1", 8080, true],
    ["*:*:127.0.0.1:8080", "b.example", 81, "127.0.0.1", 8080, true],
    ["a.example::other.example:", "a.example", 8443, "other.example", 8443, false],
    ["a.example:443::8443", "a.example", 443, "a.example", 8443, true],
    ["[2001:db8::1]:80:[::1]:8080", "2001:db8::1", 80, "::1", 8080, true],
    ["a.example:80:10.0.0.1:1, *:80:10.0.0.2:2", "a.example", 80, "10.0.0.1", 1, true],
    ["a.example:80:10.0.0.1:1 *:80:10.0.0.2:2", "c.example", 80, "10.0.0.2", 2, true],
    ["*:80:10.0.0.2:2,a.example:80:10.0.0.1:1", "a.example", 80, "10.0.0.2", 2, true],
  ])("%s leads %s:%i to %s:%i", (rules, host, port, toHost, toPort, portIsNamed) => {
    expect(destinationOf(parseConnectTo(rules), host, port)).toEqual({
      host: toHost,
      port: toPort,
      portIsNamed,
    });
  });

  test.each([
    "a.example",
    "a.example:80",
    "a:b:c:d",
    "a:80:b:99999",
    "a:80:[x]:80",
    "a:80:::1:80",
    "a:80:b:80:c",
  ])("%s is refused in words", (rule) => {
    expect(() => parseConnectTo(rule)).toThrow(/FAIRLEAD_CONNECT_TO: ".*" is not host:port:address:port/);
  });
});
