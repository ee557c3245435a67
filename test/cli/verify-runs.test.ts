import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "#lib/cli/verify";
import { ndjson, runCli } from "../support/run-cli.ts";
import { type SitePage, type SiteServer, serveSites } from "../support/site-server.ts";

// Each run is a process of its own: on a busy machine it takes seconds to begin.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let site: SiteServer;
let env: Record<string, string>;
beforeAll(async () => {
  site = await serveSites({});
  env = {
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.1/32",
    FAIRLEAD_CONNECT_TO: site.connectTo,
    FAIRLEAD_HOST_DELAY_MS: "0",
  };
});
afterAll(async () => {
  await site.close();
});

const target = "http://shop.example/boots";
const words = "Some words that stand around a link, as in any article about boots. ".repeat(8);
const html = (body: string, head = "") =>
  `<!doctype html><html><head><title>Boots</title>${head}</head><body><article><p>${words}${body} ${words}</p></article></body></html>`;
const link = (attributes = "", text = "good boots", href = target) =>
  `<a href="${href}" ${attributes}>${text}</a>`;
const page = (body: string, head = "", headers: SitePage["headers"] = {}): SitePage => ({
  body: html(body, head),
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
});

describe("exit codes", () => {
  const verify = (...args: string[]) => runCli(["verify", ...args, "--format", "json"], env);
  const one = (where: string, answer: SitePage, ...args: string[]) => {
    site.set(`http://one.example${where}`, answer);
    return verify("--source", `http://one.example${where}`, "--target", target, ...args);
  };
  const all = ["--fail-on", "not_found,breach,blocked"];

  test.each<[string, SitePage, string[], number]>([
    ["found, nothing to fail on", page(link()), all, 0],
    ["not found, and nobody minds", page(""), [], 0],
    ["not found", page(""), ["--fail-on", "not_found"], 1],
    ["not found, failing on others", page(""), ["--fail-on", "breach,blocked"], 0],
    ["a breach", page(link('rel="nofollow"')), ["--rel", "follow", ...all], 1],
    ["blocked", { status: 403, headers: { "cf-mitigated": "challenge" } }, ["--fail-on", "blocked"], 1],
    ["down is none of these", { status: 500 }, all, 0],
  ])("%s: %#", async (name, answer, args, code) => {
    expect((await one(`/${encodeURIComponent(name)}`, answer, ...args)).code).toBe(code);
  });

  test.each<[string, string[], RegExp]>([
    ["nothing given", [], /Give --source and --target, or a FILE/],
    ["no target", ["--source", "http://a.example/"], /Give --source and --target/],
    ["no address", ["--source", "a.example", "--target", target], /"a.example" is no web address/],
    [
      "another rel",
      ["--source", "http://a.example/", "--target", target, "--rel", "dofollows"],
      /--rel takes/,
    ],
    ["another finding", ["x.csv", "--fail-on", "everything"], /--fail-on takes not_found, breach, blocked/],
    ["an unknown option", ["--sauce", "x"], /--sauce/],
    ["a file that is not there", ["no-such-file.csv"], /no such file/],
    ["a file and an address", ["x.csv", "--target", target], /Give one FILE/],
  ])("wrong use: %s", async (_name, args, message) => {
    await expect(run(args)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(message),
    });
  });

  test("settings that cannot be read are wrong use", async () => {
    const result = await runCli(["verify", "--source", "http://a.example/", "--target", target], {
      FAIRLEAD_CONNECT_TO: "x",
    });
    expect([result.code, result.stderr]).toEqual([2, expect.stringMatching(/FAIRLEAD_CONNECT_TO/)]);
  });
});

test("private addresses are refused without a setting", async () => {
  const { code, stdout } = await runCli(
    ["verify", "--source", `http://127.0.0.1:${site.port}/`, "--target", target, "--format", "json"],
    {},
  );
  expect([code, ndjson(stdout)[0]]).toMatchObject([0, { access: "unreachable", presence: "unknown" }]);
});

test("text for people: the headline, both addresses, a sentence", async () => {
  site.set("http://one.example/text", page(link()));
  const { stdout } = await runCli(["verify", "--source", "http://one.example/text", "--target", target], env);
  expect(stdout).toMatch(/^live\s+http:\/\/one\.example\/text\n\s+-> http:\/\/shop\.example\/boots\n/);
});

describe("a file", () => {
  test("rows that cannot be looked for are told, the others are read", async () => {
    site.set("http://one.example/rows", page(link()));
    const rows = [
      "http://one.example/rows;http://shop.example/boots;;",
      ";http://shop.example/boots;;",
      "http://one.example/rows;no address;;",
      "",
      "http://one.example/rows;http://shop.example/boots;;odd",
    ];
    const { code, stdout, stderr } = await runCli(
      ["verify", "-", "--format", "json"],
      env,
      `\uFEFFSource;Target;Anchor;Rel\r\n${rows.join("\r\n")}\r\n`,
    );
    expect([code, ndjson(stdout).length]).toEqual([0, 1]);
    expect(stderr.match(/Line \d+/g)).toEqual(["Line 3", "Line 4", "Line 6"]);
  });

  test("without the columns it is wrong use", async () => {
    const { code, stderr } = await runCli(["verify", "-"], env, "page,price\nhttp://a.example/,1\n");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/needs the columns source and target/)]);
  });

  test("rows of one page share one request, hosts go side by side, each at its pace", async () => {
    site.reset();
    const sources: string[] = [];
    for (let h = 0; h < 20; h++) {
      for (let p = 0; p < 2; p++) {
        site.set(`http://h${h}.example/${p}`, { ...page(link()), delayMs: 20 });
        sources.push(`http://h${h}.example/${p}`);
      }
    }
    const before = site.requests.length;
    const begun = performance.now();
    const rows = sources.flatMap((source) => [1, 2, 3].map((n) => `${source},${target}?n=${n}`));
    const slow = { ...env, FAIRLEAD_HOST_DELAY_MS: "200" };
    const { stdout } = await runCli(
      ["verify", "-", "--format", "json"],
      slow,
      `source,target\n${rows.join("\n")}\n`,
    );
    expect(ndjson(stdout).length).toBe(120);
    const requests = site.requests.slice(before);
    // robots.txt and two pages a host; one more where a redirect is looked for.
    expect(requests.filter(({ url }) => url.includes("//h")).length).toBe(60);
    // One after the other they would take over twelve seconds.
    expect(performance.now() - begun).toBeLessThan(9_000);
    for (let h = 0; h < 20; h++) {
      const own = requests.filter(({ url }) => url.startsWith(`http://h${h}.example`));
      for (const [n, request] of own.entries()) {
        expect(request.inFlight).toBe(1);
        if (n > 0) expect(request.at - (own[n - 1]?.endedAt ?? 0)).toBeGreaterThanOrEqual(190);
      }
    }
  });

  test("Retry-After holds the host", async () => {
    site.reset();
    site.set("http://busy.example/1", { status: 429, headers: { "retry-after": "1" } });
    site.set("http://busy.example/2", page(link()));
    const rows = ["http://busy.example/1", "http://busy.example/2"].map((source) => `${source},${target}`);
    await runCli(["verify", "-"], env, `source,target\n${rows.join("\n")}\n`);
    const [first, second] = site.requests.slice(-2);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test("Ctrl-C ends it in good order: what is printed is whole", async () => {
    site.reset();
    const rows = Array.from({ length: 50 }, (_, n) => `http://slow.example/${n},${target}`);
    for (let n = 0; n < 50; n++) site.set(`http://slow.example/${n}`, { ...page(link()), delayMs: 100 });
    const run = runCli(["verify", "-", "--format", "json"], env, `source,target\n${rows.join("\n")}\n`);
    await run.printed("http://slow.example/2");
    run.kill("SIGINT");
    const { code, stdout } = await run;
    expect(code).toBe(130);
    expect(ndjson(stdout).every((line) => line.presence === "found")).toBe(true);
    expect(ndjson(stdout).length).toBeLessThan(50);
  });
});
