import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { makePage } from "./pages.ts";

const variants = 40;

/** Answers every host and path with one of a few pages, after `latencyMs`; robots.txt with "all allowed". */
export async function servePages(latencyMs: number): Promise<{ port: number; close: () => void }> {
  const bodies = Array.from({ length: variants }, (_, index) => Buffer.from(makePage(index + 1)));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const host = Number(/\d+/.exec(request.headers.host ?? "")?.[0] ?? 0);
    const body =
      path === "/robots.txt"
        ? Buffer.from("User-agent: *\nAllow: /\n")
        : (bodies[(host + Number(path.slice(1))) % variants] as Buffer);
    const answer = () => {
      const type = path === "/robots.txt" ? "text/plain" : "text/html; charset=utf-8";
      response.writeHead(200, { "content-type": type, "content-length": body.length });
      response.end(body);
    };
    if (latencyMs > 0) setTimeout(answer, latencyMs);
    else answer();
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
