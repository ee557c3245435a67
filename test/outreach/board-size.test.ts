// The short form of `npm run bench outreach`: 10,000 prospects in one campaign. The limits of the full form are told by a
// quiet machine; here each is ten times as wide, so that only a plan that reads everything misses it.
import { beforeAll, expect, test } from "vitest";
import { PROBES } from "#lib/bench/outreach/probes";
import { seedCampaign } from "#lib/bench/outreach/rows";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

let team: TestWorkspace;
let campaign: string;

beforeAll(async () => {
  team = await makeWorkspace("shop.example");
  campaign = await seedCampaign(team.scope, 10_000);
});

test.each(PROBES)("$name stays quick", async ({ run, limit }) => {
  await run(team.scope, campaign);
  const began = performance.now();
  await run(team.scope, campaign);
  expect(performance.now() - began).toBeLessThan(limit * 10);
});
