// Looks at every page of the golden set as the command line does (one fetcher, robots.txt, threads, targets) on a
// local server, judges it and compares. The test and `npm run accuracy` are two ways to print what this finds.
import { judgeWithTargets } from "#lib/cli/judge-with-targets";
import { createTargetLooks } from "#lib/cli/target-looks";
import { verifyObject } from "#lib/cli/verify-line";
import { openWeb } from "#lib/cli/web";
import { noHistory } from "#lib/core/verdict";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { differences } from "./differences.ts";
import { bodyOf, type GoldenCase } from "./golden-case.ts";

/** What one case gave. Right when `wrong` is empty. */
export interface GoldenResult {
  golden: GoldenCase;
  found: Record<string, unknown>;
  /** One line for each field that is not as expected. */
  wrong: string[];
}

/** Two misses, six hours apart: what the product begins with. */
const rule = { misses: 2, hours: 6 };
const atOnce = 16;

/** A server that answers for every host of these cases. */
export async function serveGoldenCases(cases: readonly GoldenCase[]): Promise<SiteServer> {
  const site = await serveSites({});
  for (const golden of cases) {
    for (const [url, answer] of Object.entries(golden.web)) {
      const { status, headers, redirect, reset } = answer;
      const given = { status, headers, redirect, reset };
      const page = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      site.set(url, { ...page, body: bodyOf(golden, answer) });
    }
  }
  return site;
}

/** The settings that lead the product to that server, without pauses. */
export function settingsFor(site: SiteServer) {
  return {
    allowNetworks: ["127.0.0.1/32"],
    connectTo: site.connectTo,
    allowPorts: [],
    userAgent: "Mozilla/5.0 (compatible; Fairlead/0.1; link verification)",
    hostDelayMs: 0,
    hostConcurrency: 4,
  };
}

/** Runs all cases, each once; the results come in the order of the cases. */
export async function runGoldenCases(cases: readonly GoldenCase[]): Promise<GoldenResult[]> {
  const site = await serveGoldenCases(cases);
  const { signal } = new AbortController();
  const web = openWeb(settingsFor(site), signal);
  const targets = createTargetLooks(web, signal);

  const runOne = async (golden: GoldenCase): Promise<GoldenResult> => {
    const options = { robots: web.robots, beforeHop: web.beforeHop, signal };
    const { look, page } = await web.looker.read(golden.source, options);
    const { source, history, siteDomains } = golden;
    const { target, anchor = null, rel = null } = golden.promise;
    const promise = { source, target, anchor, rel, place: null };
    const given = {
      promise,
      look,
      rule,
      history: history === undefined ? noHistory : { found: true, ...history },
      ...(siteDomains === undefined ? {} : { siteDomains: new Set(siteDomains) }),
    };
    const verdict = await judgeWithTargets(given, targets, golden.checkTargets === true);
    const found = {
      ...verifyObject(promise, look, verdict),
      next: verdict.next,
      relClass: verdict.relClass,
      missReason: verdict.missReason,
      reason: look.reason,
      encoding: look.encoding,
      kinds: [...new Set(page?.links.map(({ kind }) => kind))].sort(),
      alternates: page?.alternates.map(({ kind, url }) => `${kind} ${url}`) ?? [],
    };
    return { golden, found, wrong: differences(golden.expect, found) };
  };

  try {
    const results: GoldenResult[] = [];
    const queue = cases.entries();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const [index, golden] of queue) results[index] = await runOne(golden);
      }),
    );
    return results;
  } finally {
    await web.close();
    await site.close();
  }
}
