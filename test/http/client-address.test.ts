import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { addressKey, clientAddress } from "#lib/http/client-address";
import { notePeers, peerOf } from "#lib/http/peers";

const through = (forwarded: string) => new Headers({ "x-forwarded-for": forwarded });

describe("the address of a client", () => {
  test.each([
    ["is the socket's", "203.0.113.9", "", [], "203.0.113.9"],
    ["is the socket's, whatever a stranger writes", "203.0.113.9", "1.2.3.4", [], "203.0.113.9"],
    ["is what a trusted proxy names", "10.0.0.2", "198.51.100.7", ["10.0.0.0/8"], "198.51.100.7"],
    [
      "is the one before the last trusted proxy",
      "10.0.0.2",
      "198.51.100.7, 10.0.0.9",
      ["10.0.0.0/8"],
      "198.51.100.7",
    ],
    [
      "is not what the client added in front",
      "10.0.0.2",
      "9.9.9.9, 198.51.100.7",
      ["10.0.0.2"],
      "198.51.100.7",
    ],
    ["is the proxy's when it names nobody", "10.0.0.2", "", ["10.0.0.2"], "10.0.0.2"],
    ["is the proxy's when it names nonsense", "10.0.0.2", "me", ["10.0.0.2"], "10.0.0.2"],
    ["is read in either spelling of IPv4", "::ffff:10.0.0.2", "198.51.100.7", ["10.0.0.0/8"], "198.51.100.7"],
    ["may be IPv6", "fd00::2", "2001:db8::7", ["fd00::/8"], "2001:db8::7"],
    ["ignores a range that is none", "10.0.0.2", "198.51.100.7", ["10.0.0.0/99", "x"], "10.0.0.2"],
  ])("%s", (_, peer, forwarded, trusted, address) => {
    expect(clientAddress(through(forwarded), trusted, peer)).toBe(address);
  });
  test("is unknown when nobody notes the socket's", () => {
    expect(clientAddress(through("1.2.3.4"), ["0.0.0.0/0"], null)).toBe("unknown");
  });
});

test("IPv6 addresses of one subscriber count as one", () => {
  expect(addressKey("2001:db8:1:2:3:4:5:6")).toBe(addressKey("2001:db8:1:2:ffff::1"));
  expect(addressKey("2001:db8:1:2::1")).not.toBe(addressKey("2001:db8:1:3::1"));
  expect(addressKey("203.0.113.9")).toBe("203.0.113.9");
});

test("the socket's address is noted over what the client sent under that name", async () => {
  expect(peerOf(new Headers({ "x-fairlead-peer": "9.9.9.9" }))).toBeNull();
  notePeers();
  const server = createServer((request, response) => {
    response.end(peerOf(new Headers(request.headers as Record<string, string>)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const seen = await new Promise<string>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    send({ port, host: "127.0.0.1", headers: { "x-fairlead-peer": "9.9.9.9" } }, (response) => {
      response.setEncoding("utf8").on("data", resolve);
    })
      .on("error", reject)
      .end();
  });
  server.close();
  expect(seen).toBe("127.0.0.1");
});
