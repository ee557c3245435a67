// Questions to targets beside a visit: shared, and never for long.
import { afterEach, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import type { HostTurn } from "#lib/frontier/host-turn";
import type { RobotsCache } from "#lib/frontier/robots-cache";
import { createTargetCache } from "#lib/frontier/target-cache";
import type { Fetcher } from "#lib/net/fetch-page";

const turn: HostTurn = {
  host: "a.test",
  asked: true,
  refusedBy: null,
  beforeHop: async () => ({ go: true }),
  errand: () => ({ beforeHop: async () => ({ go: true }) }),
  waiting: (work) => work(),
  crawlDelayOf: () => null,
  learnCrawlDelay: () => {},
  end: async () => {},
};
const robots: RobotsCache = {
  lookupFor: () => ({ get: () => Promise.reject(new Error("no request is made here")) }),
};
const running = new AbortController().signal;

/** Answers nothing until it is stopped. */
function silentFetcher() {
  const asked: string[] = [];
  const fetchPage: Fetcher["fetchPage"] = (url, options) => {
    asked.push(url);
    return new Promise((resolve) => {
      const end = () =>
        resolve({ kind: "failed", reason: "stopped", status: null, url, finalUrl: url, hops: [], ms: 1 });
      if (options?.signal?.aborted) end();
      else options?.signal?.addEventListener("abort", end);
    });
  };
  return { asked, fetchPage };
}

afterEach(() => query("truncate target_look"));

test("a visit waits for its targets no longer than its limit, and asks no more of them then", async () => {
  const fetcher = silentFetcher();
  const targets = createTargetCache(fetcher, robots, "Fairlead", 1_500);
  await targets.refresh(["http://b.test/1", "http://b.test/2"], turn, running);
  expect(fetcher.asked).toEqual(["http://b.test/1"]);
  expect(await query("select 1 from target_look")).toEqual([]);
});

test("pages that link to one address wait for one answer, and lend their places meanwhile", async () => {
  const fetcher = silentFetcher();
  const targets = createTargetCache(fetcher, robots, "Fairlead", 1_500);
  let lent = 0;
  const other: HostTurn = {
    ...turn,
    waiting: (work) => {
      lent += 1;
      return work();
    },
  };
  await Promise.all([turn, other, other].map((one) => targets.refresh(["http://b.test/1"], one, running)));
  expect(fetcher.asked).toHaveLength(1);
  expect(lent).toBe(2);
});
