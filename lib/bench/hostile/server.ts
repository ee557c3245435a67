/**
 * Serves the hostile cases by host name; every other host is good: robots.txt with "all allowed", and a page with the
 * link after a tenth of a second. A host whose name begins with "slow" gives its page a byte at a time.
 */
import { createServer, type ServerResponse } from "node:http";
import { listen } from "../room/listen.ts";
import { makePage } from "../verify/pages.ts";
import { HOSTILE_CASES, hostOf } from "./cases.ts";

const goodLatencyMs = 100;

export async function serveHostile(): Promise<{ port: number; close: () => void }> {
  const cases = new Map(HOSTILE_CASES.map((each, index) => [hostOf(index), each]));
  for (const each of HOSTILE_CASES) each.prepare?.();
  const good = makePage(1);
  const server = createServer({ maxHeaderSize: 1_000_000 }, (request, response) => {
    // A reader that hangs up is what most cases want.
    response.on("error", () => {});
    const host = request.headers.host ?? "";
    const hostile = cases.get(host);
    if (hostile !== undefined) hostile.answer(request, response);
    else if (request.url === "/robots.txt") response.end("user-agent: *\nallow: /\n");
    else if (host.startsWith("slow")) drip(response);
    else setTimeout(() => response.setHeader("content-type", "text/html").end(good), goodLatencyMs);
  });
  return listen(server);
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" });
  const timer = setInterval(() => response.write("x"), 200);
  response.once("close", () => clearInterval(timer));
}
