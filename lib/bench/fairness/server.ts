// The hosts of `bench fairness`, which count how they are asked.
import { createServer } from "node:http";
import { listen } from "../room/listen.ts";
import { makePage } from "../verify/pages.ts";

export interface Seen {
  requests: number;
  /** Most requests that one host had under way. */
  mostAtOnce: number;
  /** From the end of an answer to the next request at the same host. */
  shortestPauseMs: number;
}

/** How long an answer takes: two requests at once could not be told from two in turn otherwise. */
const answerMs = 20;

/** Answers every host and path with one page; robots.txt with "not found". */
export async function serveCounted(): Promise<{ port: number; close: () => void; seen: () => Seen }> {
  const body = makePage(1);
  const hosts = new Map<string, { underWay: number; endedAt: number | null }>();
  const seen: Seen = { requests: 0, mostAtOnce: 0, shortestPauseMs: Number.POSITIVE_INFINITY };
  const server = createServer((request, response) => {
    const name = request.headers.host ?? "";
    const host = hosts.get(name) ?? { underWay: 0, endedAt: null };
    hosts.set(name, host);
    seen.requests += 1;
    host.underWay += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, host.underWay);
    if (host.endedAt !== null) {
      seen.shortestPauseMs = Math.min(seen.shortestPauseMs, performance.now() - host.endedAt);
    }
    const isPage = request.url !== "/robots.txt";
    setTimeout(() => {
      // Before the last byte leaves: the asker may know of the end sooner than this side.
      host.underWay -= 1;
      host.endedAt = performance.now();
      response.writeHead(isPage ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
      response.end(isPage ? body : "");
    }, answerMs);
  });
  return { ...(await listen(server)), seen: () => seen };
}
