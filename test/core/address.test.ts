import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { judgeAddress, type Network, parseNetwork } from "#lib/core/address";

const networks = (...texts: string[]) => texts.map((text) => parseNetwork(text) as Network);

describe("judgeAddress", () => {
  test.each([
    ["8.8.8.8", "public"],
    ["100.63.255.255", "public"],
    ["172.32.0.1", "public"],
    ["192.0.0.9", "public"],
    ["2606:4700:4700::1111", "public"],
    ["2001:4860:4860::8888", "public"],
    ["2001:20::1", "public"],
    ["127.0.0.1", "refused"],
    ["0.0.0.0", "refused"],
    ["10.255.255.255", "refused"],
    ["100.64.0.1", "refused"],
    ["169.254.169.254", "refused"],
    ["192.168.1.1", "refused"],
    ["198.19.255.255", "refused"],
    ["224.0.0.1", "refused"],
    ["255.255.255.255", "refused"],
    ["::", "refused"],
    ["::1", "refused"],
    ["::7f00:1", "refused"],
    ["::ffff:127.0.0.1", "refused"],
    ["::ffff:8.8.8.8", "refused"],
    ["64:ff9b::808:808", "refused"],
    ["2002:7f00:1::", "refused"],
    ["2001:0:1::", "refused"],
    ["100:0:0:1::1", "refused"],
    ["3fff::1", "refused"],
    ["5f00::1", "refused"],
    ["fd00::1", "refused"],
    ["fe80::1", "refused"],
    ["fe80::1%eth0", "refused"],
    ["fec0::1", "refused"],
    ["ff02::1", "refused"],
    ["0177.0.0.1", "refused"],
    ["127.1", "refused"],
    ["2130706433", "refused"],
    ["", "refused"],
    ["localhost", "refused"],
  ])("%s is %s", (address, judgement) => {
    expect(judgeAddress(address)).toBe(judgement);
  });

  test.each([
    ["127.0.0.1", ["127.0.0.0/8"], "allowed"],
    ["10.0.0.1", ["127.0.0.0/8"], "refused"],
    ["::ffff:127.0.0.1", ["127.0.0.0/8"], "allowed"],
    ["::ffff:10.0.0.1", ["::ffff:0:0/96"], "refused"],
    ["::1", ["::1"], "allowed"],
    ["fd12::1", ["fd00::/8"], "allowed"],
    ["64:ff9b::808:808", ["64:ff9b::/96"], "allowed"],
    ["64:ff9b::a00:1", ["64:ff9b::/96"], "refused"],
    ["64:ff9b::a00:1", ["64:ff9b::/96", "10.0.0.0/8"], "allowed"],
    ["64:ff9b::a00:1", ["10.0.0.0/8"], "refused"],
    ["8.8.8.8", ["127.0.0.0/8"], "public"],
  ])("%s with %j is %s", (address, allowed, judgement) => {
    expect(judgeAddress(address, networks(...allowed))).toBe(judgement);
  });
});

describe("parseNetwork", () => {
  test.each(["127.0.0.0/8", "10.1.2.3", "fd00::/8", "[::1]", "0.0.0.0/0"])("reads %s", (text) => {
    expect(parseNetwork(text)).not.toBeNull();
  });

  test.each(["", "127.0.0.0/33", "fd00::/129", "127.0.0.0/", "127.0.0.0/8/8", "10/8", "host", "1.2.3.4/x"])(
    "refuses %j",
    (text) => {
      expect(parseNetwork(text)).toBeNull();
    },
  );
});

const vectors = "../shared/vectors/ssrf-ips.json";
describe.skipIf(!existsSync(vectors))(`public vectors (skipped without ${vectors})`, () => {
  interface Case {
    ip: string;
    expect: "allow" | "block" | "registry-global";
  }
  const cases: Case[] = existsSync(vectors) ? JSON.parse(readFileSync(vectors, "utf8")) : [];
  const judged = (kind: Case["expect"], judgement: string) =>
    cases.filter((each) => each.expect === kind && judgeAddress(each.ip) === judgement).map(({ ip }) => ip);

  test("no address to block is missed", () => {
    expect(judged("block", "public")).toEqual([]);
    expect(cases.filter((each) => each.expect === "block").length).toBeGreaterThan(100);
  });

  test("no address to allow is blocked", () => {
    expect(judged("allow", "refused")).toEqual([]);
  });

  // The registry calls it reachable, yet it carries any IPv4 address: other lists here block all of it.
  test("what the registries call reachable is public, the translation range aside", () => {
    expect(judged("registry-global", "refused").filter((ip) => !ip.startsWith("64:ff9b::"))).toEqual([]);
  });
});
