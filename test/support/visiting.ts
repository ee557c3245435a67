// Workers that visit a web of fakes: for tests of how visits go, which need no real pages.
import { setTimeout as sleep } from "node:timers/promises";
import { domainOfHost } from "#lib/core/domain";
import { query } from "#lib/db/sql";
import type { LookAt } from "#lib/frontier/one-visit";
import type { RecordLooks } from "#lib/frontier/record-looks";
import { type FrontierSettings, frontierDefaults } from "#lib/frontier/settings";
import { visitPages } from "#lib/frontier/visit-pages";
import { emptyLook, finishOnly } from "./visits.ts";

export interface Asked {
  host: string;
  from: number;
  to: number;
}

/** A web of fakes: each request asks for its turn, takes a moment, and is written down. */
export function fakeWeb(
  options: {
    takeMs?: number;
    leads?: (url: string) => string | null;
    look?: Parameters<typeof emptyLook>[1];
  } = {},
) {
  const asked: Asked[] = [];
  const lookAt: LookAt = async (url, { turn }) => {
    let at: string | null = url;
    let last = url;
    while (at !== null) {
      const permit = await turn.beforeHop(new URL(at));
      if (!permit.go) return emptyLook(url, { access: "unreachable", reason: "stopped", finalUrl: at });
      const from = performance.now();
      await sleep(options.takeMs ?? 5);
      asked.push({ host: domainOfHost(new URL(at).hostname), from, to: performance.now() });
      permit.release?.();
      last = at;
      at = options.leads?.(at) ?? null;
    }
    return emptyLook(url, { finalUrl: last, ...options.look });
  };
  return { asked, lookAt };
}

/** Two requests to one host at once, and those that came sooner than the pause allows. */
export function impolite(asked: readonly Asked[], pauseMs: number): Asked[] {
  const bad: Asked[] = [];
  for (const own of Map.groupBy(asked, (one_) => one_.host).values()) {
    const sorted = own.sort((a, b) => a.from - b.from);
    for (const [index, next] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before !== undefined && next.from - before.to < pauseMs) bad.push(next);
    }
  }
  return bad;
}

/** Workers that visit what is queued, quickly, until stopped. */
export function work(
  options: { lookAt: LookAt; record?: RecordLooks; workers?: number } & Partial<FrontierSettings>,
): { stop: () => Promise<void> } {
  const { lookAt, record = finishOnly, workers = 1, ...settings } = options;
  const stopping = new AbortController();
  const all = Array.from({ length: workers }, (_, index) =>
    visitPages({
      workerId: `worker-${index}`,
      settings: { ...frontierDefaults, hostDelayMs: 40, batchMs: 50, idleMs: 50, renewMs: 200, ...settings },
      lookAt,
      record,
      signal: stopping.signal,
    }),
  );
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(all);
    },
  };
}

/** How many hosts are held by a visit now. */
export const heldHosts = async () => (await query("select 1 as one from host where in_flight > 0")).length;
