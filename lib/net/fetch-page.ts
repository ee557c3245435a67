import { Agent, type Dispatcher } from "undici";
import type { Hop } from "../core/look.ts";
import { parseHttpUrl } from "../core/url.ts";
import type { Answered, FetchOptions, FetchResult } from "./fetch-result.ts";
import { createUndiciConnector } from "./guarded-connector.ts";
import { codeOf, NetError, reasonOf } from "./net-error.ts";
import type { NetSettings } from "./net-settings.ts";
import { readBody } from "./read-body.ts";
import {
  bodyKindOf,
  codingsOf,
  headerOf,
  locationOf,
  looksLikeHtml,
  readHeaders,
  retryAfterOf,
} from "./response-headers.ts";
import { type Sockets, systemSockets } from "./sockets.ts";

/** How much one page may cost. */
export interface FetchLimits {
  /** All hops and the body together. */
  totalMs: number;
  /** One hop until its headers are there, DNS and TLS included. */
  headersMs: number;
  /** Decoded bytes of a body. */
  maxBytes: number;
  maxHops: number;
}

export const fetchLimits: FetchLimits = {
  totalMs: 30_000,
  headersMs: 10_000,
  maxBytes: 5_000_000,
  maxHops: 10,
};

/** Hosts whose address is remembered: many more than there are open connections. */
const MOST_ADDRESSES = 20_000;

export interface Fetcher {
  /**
   * Reads one address, following redirects. Every way it can end is a FetchResult; it rejects only with what
   * `beforeHop` rejects with, for that is no answer of the address.
   */
  fetchPage(url: string, options?: FetchOptions): Promise<FetchResult>;
  /** Ends idle connections. Fetches under way are cut. */
  close(): Promise<void>;
}

type FetchSettings = Pick<NetSettings, "allowNetworks" | "connectTo" | "allowPorts" | "userAgent">;

interface Context {
  agent: Agent;
  /** Public address by host, of the last connection to it. */
  addresses: ReadonlyMap<string, string>;
  userAgent: string;
  limits: FetchLimits;
}

/**
 * A fetcher on the guarded connector: http(s) only, no credentials, redirects by hand with every hop judged
 * anew, and a cap on time, hops and decoded bytes. Throws AppError "invalid" for settings that cannot be read.
 */
export function createFetcher(
  settings: FetchSettings,
  limits: FetchLimits = fetchLimits,
  sockets: Sockets = systemSockets,
): Fetcher {
  const addresses = new Map<string, string>();
  const agent = new Agent({
    connect: createUndiciConnector(settings, sockets, (host, address) => {
      addresses.delete(host);
      addresses.set(host, address);
      // The oldest first; a Map keeps the order in which they came.
      for (const oldest of addresses.keys()) {
        if (addresses.size <= MOST_ADDRESSES) break;
        addresses.delete(oldest);
      }
    }),
    allowH2: false,
    pipelining: 1,
    // Long security policies are common; undici's 16 KB cuts some.
    maxHeaderSize: 65_536,
    // Outlives the usual pause between two requests to a host; longer, and thousands of hosts hold sockets.
    keepAliveTimeout: 2_500,
    keepAliveMaxTimeout: 2_500,
    // Our own deadlines end a fetch: undici's restart at every chunk.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const context: Context = { agent, addresses, userAgent: settings.userAgent, limits };
  return {
    fetchPage: (url, options = {}) => fetchPage(url, options, context),
    close: () => agent.destroy(),
  };
}

async function fetchPage(input: string, options: FetchOptions, context: Context): Promise<FetchResult> {
  const hops: Hop[] = [...(options.previous?.hops ?? [])];
  let ms = options.previous?.ms ?? 0;
  let status: number | null = null;
  let finalUrl = input;
  const failed = (error: unknown): FetchResult => {
    return { kind: "failed", reason: reasonOf(error), status, url: input, finalUrl, hops, ms };
  };
  let url = parseHttpUrl(input);
  if (url === null) return failed(new NetError("bad_url"));
  for (;;) {
    url.hash = "";
    finalUrl = url.href;
    if (hops.some((hop) => hop.url === finalUrl)) return failed(new NetError("redirect_loop"));
    if (hops.length > context.limits.maxHops) return failed(new NetError("too_many_hops"));
    const permit = (await options.beforeHop?.(url)) ?? { go: true };
    if (!permit.go) return { kind: "held", status, url: input, finalUrl, hops, ms };
    const begun = performance.now();
    const validators = hops.length === 0 ? options.validators : null;
    const step = await ask(url, { ...options, validators }, context, context.limits.totalMs - ms).catch(
      (error: unknown) => ({
        kind: "error" as const,
        error: options.signal?.aborted === true ? new NetError("stopped") : error,
      }),
    );
    ms += Math.round(performance.now() - begun);
    permit.release?.();
    if (step.kind === "error") return failed(step.error);
    if (step.kind === "answer") {
      const address = context.addresses.get(url.hostname) ?? null;
      return { kind: "answered", ...step.answer, address, url: input, finalUrl, hops, ms };
    }
    status = step.status;
    hops.push({ url: finalUrl, status, kind: "http" });
    url = parseHttpUrl(step.location, finalUrl);
    if (url === null) return failed(new NetError("bad_redirect"));
  }
}

type Step =
  | { kind: "answer"; answer: Omit<Answered, "kind" | "address" | "url" | "finalUrl" | "hops" | "ms"> }
  | { kind: "redirect"; status: number; location: string };

/** One request and its answer. Rejects with what reasonOf can name. */
async function ask(url: URL, options: FetchOptions, context: Context, remainingMs: number): Promise<Step> {
  const controller = new AbortController();
  const abort = (reason: "timeout" | "stopped") => controller.abort(new NetError(reason));
  const stop = () => abort("stopped");
  if (remainingMs <= 0) throw new NetError("timeout");
  if (options.signal?.aborted === true) throw new NetError("stopped");
  options.signal?.addEventListener("abort", stop, { once: true });
  const total = setTimeout(abort, remainingMs, "timeout");
  const headersLate = setTimeout(abort, Math.min(remainingMs, context.limits.headersMs), "timeout");
  try {
    const response = await request(url, options, context, controller.signal);
    clearTimeout(headersLate);
    return await readAnswer(response, options, context.limits.maxBytes);
  } finally {
    clearTimeout(total);
    clearTimeout(headersLate);
    options.signal?.removeEventListener("abort", stop);
  }
}

async function request(
  url: URL,
  options: FetchOptions,
  { agent, userAgent }: Context,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const send = () =>
    agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      signal,
      headers: {
        "user-agent": userAgent,
        accept: options.want === "any" ? "*/*" : "text/html,application/xhtml+xml,*/*;q=0.5",
        "accept-encoding": "gzip, deflate, br, zstd",
        ...(options.validators?.etag ? { "if-none-match": options.validators.etag } : {}),
        ...(options.validators?.lastModified ? { "if-modified-since": options.validators.lastModified } : {}),
      },
    });
  try {
    return await send();
  } catch (error) {
    // The server closed an idle connection just as we used it: it has not seen this request.
    if (codeOf(error) === "UND_ERR_SOCKET" && hadAnswersBefore(error) && !signal.aborted) return await send();
    throw error;
  }
}

function hadAnswersBefore(error: unknown): boolean {
  const socket = (error as { socket?: { bytesRead?: number } | null }).socket;
  return (socket?.bytesRead ?? 0) > 0;
}

const redirects = new Set([301, 302, 303, 307, 308]);

async function readAnswer(
  response: Dispatcher.ResponseData,
  options: FetchOptions,
  cap: number,
): Promise<Step> {
  const headers = readHeaders(response.headers);
  const status = response.statusCode;
  const location = redirects.has(status) ? locationOf(headers) : null;
  if (location !== null) {
    discard(response.body);
    return { kind: "redirect", status, location };
  }
  const contentType = headerOf(headers, "content-type");
  const kind = bodyKindOf(contentType);
  const want = options.want ?? "html";
  const common = { status, headers, contentType, retryAfterMs: retryAfterOf(headers, new Date()) };
  if (want === "none" || (want === "html" && kind === "other")) {
    discard(response.body);
    return { kind: "answer", answer: { ...common, ...noBody, isHtml: kind === "html" } };
  }
  const body = await readBody(response.body, codingsOf(headers), options.maxBytes ?? cap);
  const isHtml = kind === "html" || (kind === "unsaid" && looksLikeHtml(body.bytes));
  return { kind: "answer", answer: { ...common, isHtml, body: body.bytes, truncated: body.truncated } };
}

const noBody = { body: new Uint8Array(0), truncated: false };

// A short rest is read so that the connection can serve the next request; a long or slow one is cut off.
function discard(body: Dispatcher.ResponseData["body"]): void {
  body.on("error", () => {});
  body.dump({ limit: 8_192, signal: AbortSignal.timeout(500) }).catch(() => {});
}
