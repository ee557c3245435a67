import { createServer } from "node:http";
import { listen } from "#lib/bench/room/listen";
import { home, makePage } from "#lib/bench/verify/pages";

/** Every so many-th page has lost its link, so that counters of several kinds are recounted. */
const unlinkedEvery = 5;
const [fastestMs, slowestMs] = [50, 250];

export interface CrashPages {
  port: number;
  /** The most requests that were ever under way at one host at the same time. */
  mostInFlight(): number;
  close(): void;
}

/** Serves `http://h<n>.test/<number>` on loopback, each after a random moment, and watches who is asked at once. */
export async function servePages(random: () => number): Promise<CrashPages> {
  const linked = makePage(1);
  const bodies = { linked: Buffer.from(linked), unlinked: Buffer.from(linked.replace(home, "/")) };
  const underWay = new Map<string, number>();
  let most = 0;
  const server = createServer((request, response) => {
    const host = request.headers.host ?? "";
    const now = (underWay.get(host) ?? 0) + 1;
    underWay.set(host, now);
    most = Math.max(most, now);
    response.once("close", () => underWay.set(host, (underWay.get(host) ?? 1) - 1));
    const number = /^\/(\d+)$/.exec(request.url ?? "")?.[1];
    if (request.url === "/robots.txt") return void response.end("User-agent: *\nAllow: /\n");
    // Also what is asked to learn how this host says "not found".
    if (number === undefined) return void response.writeHead(404).end();
    const body = Number(number) % unlinkedEvery === unlinkedEvery - 1 ? bodies.unlinked : bodies.linked;
    setTimeout(
      () => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body),
      fastestMs + random() * (slowestMs - fastestMs),
    );
  });
  return { ...(await listen(server)), mostInFlight: () => most };
}
