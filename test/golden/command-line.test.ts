// `fairlead verify` shows what the golden cases need: every case that one look without a memory can judge goes
// through the real command, and what it prints is compared.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ndjson, runCli } from "../support/run-cli.ts";
import type { SiteServer } from "../support/site-server.ts";
import { differences } from "./differences.ts";
import { type GoldenCase, readGoldenCases } from "./golden-case.ts";
import { serveGoldenCases } from "./run-golden-cases.ts";

/** What the golden set also looks at and the command does not print. */
const unprinted = new Set("next relClass missReason reason encoding kinds alternates".split(" "));

const cases = readGoldenCases().filter((golden) => golden.history === undefined && !golden.siteDomains);
const lines = new Map<unknown, Record<string, unknown>>();
let site: SiteServer;

async function verify(rows: readonly GoldenCase[], ...options: string[]): Promise<void> {
  const quoted = (text = "") => `"${text.replaceAll('"', '""')}"`;
  const table = rows.map(({ source, promise }) =>
    [source, promise.target, promise.anchor, promise.rel].map(quoted).join(","),
  );
  const env = {
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.1/32",
    FAIRLEAD_CONNECT_TO: site.connectTo,
    FAIRLEAD_HOST_DELAY_MS: "0",
  };
  const args = ["verify", "-", "--format", "json", ...options];
  const { code, stdout, stderr } = await runCli(args, env, `source,target,anchor,rel\n${table.join("\n")}\n`);
  expect([code, stderr]).toEqual([0, ""]);
  for (const line of ndjson(stdout)) lines.set(line.source, line);
}

beforeAll(async () => {
  site = await serveGoldenCases(cases);
  await verify(cases.filter((golden) => golden.checkTargets !== true));
  await verify(
    cases.filter((golden) => golden.checkTargets === true),
    "--check-targets",
  );
}, 120_000);
afterAll(() => site.close());

describe("verify prints", () => {
  test.each(cases.map((golden) => [golden.name, golden] as const))("%s", (_name, golden) => {
    const printed = Object.entries(golden.expect).filter(([field]) => !unprinted.has(field));
    expect(differences(Object.fromEntries(printed), lines.get(golden.source))).toEqual([]);
  });
});
