import { readFile, stat } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { TLSSocket } from "node:tls";
import { selfSigned } from "./self-signed.ts";

/** What one address answers. An empty object is a 200 with no body. */
export interface SitePage {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
  /** Before the first byte of the answer. */
  delayMs?: number;
  /** Sends the body in pieces of so many bytes with a pause after each. */
  drip?: { bytes: number; everyMs: number };
  /** Answers with a redirect to this address; `status` is 301 unless given. */
  redirect?: string;
  /** Breaks the connection: before any answer, or after the body while more was promised. */
  reset?: "at once" | "after body";
}

export interface SiteRequest {
  /** Milliseconds of performance.now() when the request came and when its answer was done or broken. */
  at: number;
  endedAt: number | null;
  /** As asked for by name, without port. */
  url: string;
  /** Requests of the same host under way, this one counted. */
  inFlight: number;
  headers: http.IncomingHttpHeaders;
  /** Name asked for in the TLS handshake. */
  servername: string | null;
}

export interface SiteServer {
  port: number;
  /** Null unless `https` was asked for. */
  httpsPort: number | null;
  /** The certificate to trust, PEM. */
  ca: string | null;
  requests: SiteRequest[];
  /** `http://host/*` is what the host answers for everything else. */
  set(url: string, page: SitePage): void;
  /** Back to what the folder has; all addresses without an argument. */
  reset(url?: string): void;
  /** The FAIRLEAD_CONNECT_TO rules that lead every host here. */
  connectTo: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/**
 * Serves any number of sites on one port by host name: `root/<host>/<path>`, a directory by its index.html,
 * with answers of single addresses replaced by `pages`. With `https` the same again behind TLS, in a
 * certificate for those names.
 */
export async function serveSites(options: {
  root?: string;
  pages?: Record<string, SitePage>;
  https?: readonly string[];
  port?: number;
  httpsPort?: number;
}): Promise<SiteServer> {
  const pages = new Map<string, SitePage>();
  const requests: SiteRequest[] = [];
  const underWay = new Map<string, number>();
  const set = (url: string, page: SitePage) => void pages.set(keyOf(url), page);
  for (const [url, page] of Object.entries(options.pages ?? {})) set(url, page);

  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const socket = request.socket as Partial<TLSSocket>;
    const scheme = socket.encrypted === true ? "https" : "http";
    const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
    const url = `${scheme}://${host}${request.url ?? "/"}`;
    const inFlight = (underWay.get(host) ?? 0) + 1;
    underWay.set(host, inFlight);
    const servername = typeof socket.servername === "string" ? socket.servername : null;
    const { headers } = request;
    const seen: SiteRequest = { at: performance.now(), endedAt: null, url, inFlight, headers, servername };
    requests.push(seen);
    response.once("close", () => {
      seen.endedAt = performance.now();
      underWay.set(host, (underWay.get(host) ?? 1) - 1);
    });
    const page =
      pages.get(keyOf(url)) ??
      pages.get(`${scheme}://${host}/*`) ??
      (await pageOfFolder(options.root, host, request.url ?? "/"));
    await answer(response, page);
  };

  const server = http.createServer(handle);
  await listen(server, options.port ?? 0);
  const certificate = options.https === undefined ? null : selfSigned(options.https);
  const secure = certificate === null ? null : https.createServer(certificate, handle);
  if (secure !== null) await listen(secure, options.httpsPort ?? 0);
  const port = portOf(server);
  const httpsPort = secure === null ? null : portOf(secure);
  return {
    port,
    httpsPort,
    ca: certificate?.cert ?? null,
    requests,
    set,
    reset: (url) => (url === undefined ? pages.clear() : void pages.delete(keyOf(url))),
    connectTo: `*:80:127.0.0.1:${port}${httpsPort === null ? "" : `,*:443:127.0.0.1:${httpsPort}`}`,
    async close() {
      for (const each of [server, secure]) {
        each?.closeAllConnections();
        await new Promise<void>((resolve) => (each === null ? resolve() : each.close(() => resolve())));
      }
    },
  };
}

async function answer(response: http.ServerResponse, page: SitePage): Promise<void> {
  if (page.delayMs !== undefined) await pause(page.delayMs);
  if (page.reset === "at once") return void response.destroy();
  const body = typeof page.body === "string" ? Buffer.from(page.body) : (page.body ?? Buffer.alloc(0));
  const promised = body.byteLength + (page.reset === "after body" ? 1_000 : 0);
  const headers: http.OutgoingHttpHeaders = { "content-length": promised, ...page.headers };
  if (page.redirect !== undefined) headers.location = page.redirect;
  else if (!Object.keys(headers).some((name) => name.toLowerCase() === "content-type")) {
    headers["content-type"] = "text/html; charset=utf-8";
  }
  response.writeHead(page.status ?? (page.redirect === undefined ? 200 : 301), headers);
  if (page.drip !== undefined) {
    for (let at = 0; at < body.byteLength && !response.destroyed; at += page.drip.bytes) {
      response.write(body.subarray(at, at + page.drip.bytes));
      await pause(page.drip.everyMs);
    }
    return void response.end();
  }
  if (page.reset === "after body") return void response.write(body, () => response.destroy());
  response.end(body);
}

async function pageOfFolder(root: string | undefined, host: string, target: string): Promise<SitePage> {
  const missing: SitePage = { status: 404, body: "<!doctype html><title>404</title><h1>Not found</h1>" };
  if (root === undefined || !/^[a-z0-9.-]+$/.test(host) || host.startsWith(".")) return missing;
  const pathname = decodeURIComponent(new URL(target, "http://x").pathname);
  const folder = path.join(root, host);
  const file = path.join(folder, pathname);
  if (file !== folder && !file.startsWith(folder + path.sep)) return missing;
  const info = await stat(file).catch(() => null);
  if (info?.isDirectory() === true) {
    // As web servers do: relative links of an index page need the slash.
    if (!pathname.endsWith("/")) return { redirect: `${target.replace(/[?#].*$/, "")}/` };
    return await fileOf(path.join(file, "index.html"), missing);
  }
  return info === null ? missing : await fileOf(file, missing);
}

async function fileOf(file: string, missing: SitePage): Promise<SitePage> {
  const body = await readFile(file).catch(() => null);
  const type = types[path.extname(file)] ?? "application/octet-stream";
  return body === null ? missing : { body, headers: { "content-type": type } };
}

// One spelling for an address however it is written; ports do not matter, schemes do.
function keyOf(url: string): string {
  const parsed = new URL(url);
  parsed.port = "";
  parsed.hash = "";
  return parsed.href;
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

function portOf(server: http.Server): number {
  return (server.address() as AddressInfo).port;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
