import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { createFetcher, type Fetcher } from "#lib/net/fetch-page";
import type { FetchResult } from "#lib/net/fetch-result";
import { createGuardedConnect } from "#lib/net/guarded-connector";
import type { Sockets } from "#lib/net/sockets";
import { closedPort } from "../support/closed-port.ts";
import { serveSites } from "../support/site-server.ts";
import { watchSockets } from "../support/watched-sockets.ts";

const settings = {
  allowNetworks: [] as string[],
  connectTo: "",
  allowPorts: [] as number[],
  userAgent: "test",
};
const publicAddress = "93.184.216.34";
const fetchers: Fetcher[] = [];
const fetcherOn = (sockets: Sockets | undefined, more: Partial<typeof settings> = {}) => {
  const fetcher = createFetcher({ ...settings, ...more }, undefined, sockets);
  fetchers.push(fetcher);
  return fetcher;
};
const reason = (result: FetchResult) => (result.kind === "failed" ? result.reason : result.kind);
afterAll(() => Promise.all(fetchers.map((fetcher) => fetcher.close())));

describe("a connection is refused before it is dialled", () => {
  test.each([
    ["http://127.0.0.1/", "a literal address"],
    ["http://127.1/", "a short one"],
    ["http://2130706433/", "a decimal one"],
    ["http://0x7f.1/", "a hexadecimal one"],
    ["http://0177.0.0.1/", "an octal one"],
    ["http://[::1]/", "IPv6"],
    ["http://[::ffff:127.0.0.1]/", "a mapped one"],
    ["http://①②⑦.⓪.⓪.①/", "one in other digits"],
    ["http://0/", "zero"],
    ["http://169.254.169.254/latest/meta-data/", "cloud metadata"],
    ["http://name.example/", "a name that leads to a private address"],
  ])("%s: %s", async (url) => {
    const sockets = watchSockets({ resolve: () => ["10.0.0.1"] });
    expect(reason(await fetcherOn(sockets).fetchPage(url))).toBe("blocked_address");
    expect(sockets.dialled).toEqual([]);
  });

  test("one private address among public ones refuses the name", async () => {
    const sockets = watchSockets({ resolve: () => [publicAddress, "192.168.0.1"] });
    expect(reason(await fetcherOn(sockets).fetchPage("http://mixed.example/"))).toBe("blocked_address");
    expect(sockets.dialled).toEqual([]);
  });

  test("a name that turns private at its second look-up is refused then (DNS rebinding)", async () => {
    const sockets = watchSockets({ resolve: (_host, times) => [times === 1 ? publicAddress : "127.0.0.1"] });
    const fetcher = fetcherOn(sockets);
    expect(reason(await fetcher.fetchPage("http://rebind.example/"))).toBe("refused");
    expect(reason(await fetcher.fetchPage("http://rebind.example/"))).toBe("blocked_address");
    expect(sockets.dialled).toEqual([publicAddress]);
  });

  test("nothing is looked up again between the judgement and the dial", async () => {
    const sockets = watchSockets({ resolve: () => [publicAddress] });
    await fetcherOn(sockets).fetchPage("http://once.example/");
    expect(sockets.lookedUp).toEqual(["once.example"]);
  });

  test.each(["http://name.example:22/", "http://name.example:8080/", "http://127.0.0.1:6379/"])(
    "%s: a port that nobody allowed",
    async (url) => {
      const sockets = watchSockets({ resolve: () => [publicAddress] });
      expect(reason(await fetcherOn(sockets).fetchPage(url))).toBe("blocked_port");
      expect(sockets.dialled).toEqual([]);
    },
  );
});

describe("with a real server on this machine", async () => {
  const site = await serveSites({
    https: ["site.example"],
    pages: { "http://site.example/": { body: "hello" } },
  });
  afterAll(() => site.close());
  const loopback = { allowNetworks: ["127.0.0.0/8"], connectTo: site.connectTo };

  test("a peer that is not what was judged is cut off before anything is sent", async () => {
    const real = { [publicAddress]: { host: "127.0.0.1", port: site.port } };
    const sockets = watchSockets({ resolve: () => [publicAddress], real });
    const before = site.requests.length;
    expect(reason(await fetcherOn(sockets).fetchPage("http://site.example/"))).toBe("blocked_address");
    expect(site.requests.length).toBe(before);
  });

  test("an address that a rule names is judged like any other", async () => {
    const fetcher = fetcherOn(undefined, { connectTo: site.connectTo });
    expect(reason(await fetcher.fetchPage("http://site.example/"))).toBe("blocked_address");
  });

  test("the port that a rule names needs no other permission", async () => {
    expect(reason(await fetcherOn(undefined, loopback).fetchPage("http://site.example/"))).toBe("answered");
  });

  test("an allowed port is fetched", async () => {
    const fetcher = fetcherOn(undefined, { allowNetworks: ["127.0.0.1/32"], allowPorts: [site.port] });
    expect(reason(await fetcher.fetchPage(`http://127.0.0.1:${site.port}/`))).toBe("answered");
  });

  test("Host and the name in TLS stay those of the URL", async () => {
    const sockets = watchSockets({
      resolve: () => [],
      real: { "127.0.0.1": { host: "127.0.0.1", port: site.httpsPort ?? 0 } },
      ca: site.ca ?? "",
    });
    const result = await fetcherOn(sockets, loopback).fetchPage("https://site.example/");
    expect(reason(result)).toBe("answered");
    expect(site.requests.at(-1)).toMatchObject({
      servername: "site.example",
      headers: { host: "site.example" },
    });
  });

  test("a certificate that nobody vouches for is a TLS failure", async () => {
    expect(reason(await fetcherOn(undefined, loopback).fetchPage("https://site.example/"))).toBe("tls");
  });

  test("a certificate of another name is a TLS failure", async () => {
    const sockets = watchSockets({
      resolve: () => [],
      real: { "127.0.0.1": { host: "127.0.0.1", port: site.httpsPort ?? 0 } },
      ca: site.ca ?? "",
    });
    expect(reason(await fetcherOn(sockets, loopback).fetchPage("https://other.example/"))).toBe("tls");
  });

  test("a refused address answers the same whether something listens there or not", async () => {
    const closed = await closedPort();
    const fetcher = fetcherOn(undefined, { allowPorts: [site.port, closed] });
    const [open, shut] = await Promise.all(
      [site.port, closed].map((port) => fetcher.fetchPage(`http://127.0.0.1:${port}/`)),
    );
    const bare = (result: FetchResult | undefined) => ({ ...result, url: "", finalUrl: "", ms: 0 });
    expect(bare(open)).toEqual(bare(shut));
    expect(bare(open)).toMatchObject({ reason: "blocked_address" });
  });
});

test("the same connector serves protocols other than HTTP", async () => {
  const server = net.createServer((socket) => socket.end("220 hello\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  const connect = createGuardedConnect({
    allowNetworks: ["127.0.0.1/32"],
    connectTo: "",
    allowPorts: [port],
  });
  const socket = await connect({ host: "127.0.0.1", port, secure: false });
  const [greeting] = await socket.toArray();
  expect(String(greeting)).toBe("220 hello\r\n");
  server.close();
});

test.each([
  [{ allowNetworks: ["10.0.0.0/99"] }, /FAIRLEAD_ALLOW_NETWORKS: "10.0.0.0\/99" is not a range/],
  [{ connectTo: "nonsense" }, /FAIRLEAD_CONNECT_TO: "nonsense"/],
])("settings that cannot be read are named: %j", (wrong, message) => {
  expect(() => createGuardedConnect({ ...settings, ...wrong })).toThrow(message);
});

const vectors = "../shared/vectors/ssrf-urls.json";
describe.skipIf(!existsSync(vectors))(`hostile URLs (skipped without ${vectors})`, () => {
  const urls: string[] = existsSync(vectors)
    ? (JSON.parse(readFileSync(vectors, "utf8")) as { url: string }[]).map(({ url }) => url)
    : [];
  // A list of its own, so that the table under test does not judge itself.
  const privateRanges = new net.BlockList();
  for (const [address, bits] of [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.2.0", 24],
    ["192.168.0.0", 16],
  ] as const) {
    privateRanges.addSubnet(address, bits, "ipv4");
  }
  for (const [address, bits] of [
    ["::", 96],
    ["fc00::", 7],
    ["fe80::", 10],
  ] as const) {
    privateRanges.addSubnet(address, bits, "ipv6");
  }
  const isPrivate = (address: string) =>
    privateRanges.check(address, address.includes(":") ? "ipv6" : "ipv4");

  test.each([
    ["private", () => ["10.0.0.1"]],
    ["loopback", () => ["127.0.0.1", "::1"]],
    ["public", () => [publicAddress]],
    ["mixed", () => [publicAddress, "127.0.0.1"]],
    ["rebinding", (_host: string, times: number) => [times % 2 === 1 ? publicAddress : "169.254.169.254"]],
  ])("none dials a private address where names are %s", async (_kind, resolve) => {
    const sockets = watchSockets({ resolve });
    const fetcher = fetcherOn(sockets, { allowPorts: [22, 25, 123, 3128, 8080] });
    for (const url of urls) await fetcher.fetchPage(url);
    expect(urls.length).toBeGreaterThan(1_700);
    expect(sockets.dialled.filter(isPrivate)).toEqual([]);
  });

  test("none does through a redirect either", async () => {
    // The one allowed address stands in no list; the redirecting server lives there.
    const start = "127.0.0.77";
    const server = createServer((request, response) => {
      const url = urls[Number(new URL(request.url ?? "/", "http://x").searchParams.get("n"))] ?? "";
      const location = Buffer.from(url).toString("latin1");
      response.writeHead(302, { location }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, start, () => resolve()));
    const sockets = watchSockets({
      resolve: (host) => (host === "start.example" ? [start] : ["192.168.1.1"]),
      real: { [start]: { host: start, port: (server.address() as AddressInfo).port } },
    });
    const fetcher = fetcherOn(sockets, { allowNetworks: [`${start}/32`] });
    let redirected = 0;
    for (const index of urls.keys()) {
      const result = await fetcher.fetchPage(`http://start.example/?n=${index}`);
      redirected += result.hops.length > 0 ? 1 : 0;
    }
    expect(redirected).toBe(urls.length);
    expect(sockets.dialled.filter((address) => address !== start && isPrivate(address))).toEqual([]);
    server.closeAllConnections();
    server.close();
  });
});
