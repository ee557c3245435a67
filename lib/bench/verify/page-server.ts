import { createServer } from "node:http";
import { listen } from "../room/listen.ts";
import { makePage } from "./pages.ts";

const variants = 40;

/**
 * How every page answers: `whole`, always with its body; `unchanged`, with 304 to whoever has it; `edited`, with the
 * next edition of it.
 */
export const modes = ["whole", "unchanged", "edited"] as const;
export type Mode = (typeof modes)[number];

/** Where a process that measures says how pages shall answer from now on: `/<mode>`. */
export const controlHost = "control.test";

const makeBodies = (edition: number) =>
  Array.from({ length: variants }, (_, index) => Buffer.from(makePage(index + 1, { edition })));

/** Answers every host and path with one of a few pages, after `latencyMs`; robots.txt with "all allowed". */
export async function servePages(latencyMs: number): Promise<{ port: number; close: () => void }> {
  let edition = 1;
  let bodies = makeBodies(edition);
  let mode: Mode = "whole";
  const setMode = (wanted: string) => {
    mode = modes.find((one) => one === wanted) ?? "whole";
    if (mode === "edited") bodies = makeBodies(++edition);
  };
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const hostname = request.headers.host?.replace(/:\d+$/, "") ?? "";
    if (hostname === controlHost) {
      setMode(path.slice(1));
      return void response.end();
    }
    const host = Number(/\d+/.exec(hostname)?.[0] ?? 0);
    const robots = path === "/robots.txt";
    const body = robots
      ? Buffer.from("User-agent: *\nAllow: /\n")
      : (bodies[(host + Number(path.slice(1))) % variants] as Buffer);
    const etag = `"${edition}"`;
    const answer = () => {
      if (mode === "unchanged" && request.headers["if-none-match"] === etag) {
        return void response.writeHead(304, { etag }).end();
      }
      const type = robots ? "text/plain" : "text/html; charset=utf-8";
      response.writeHead(200, { "content-type": type, "content-length": body.length, etag });
      response.end(body);
    };
    if (latencyMs > 0) setTimeout(answer, latencyMs);
    else answer();
  });
  return listen(server);
}
