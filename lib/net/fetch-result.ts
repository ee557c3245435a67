import type { Hop } from "../core/look.ts";
import type { NetReason } from "./net-error.ts";
import type { ResponseHeaders } from "./response-headers.ts";

interface Outcome {
  /** The address asked for, as given. */
  url: string;
  /** The last address tried, without fragment. */
  finalUrl: string;
  /** Every redirect that answered, in order. */
  hops: Hop[];
  /** Time spent asking, without waiting for one's turn. */
  ms: number;
}

/** A final answer came, whatever its status. */
export interface Answered extends Outcome {
  kind: "answered";
  status: number;
  headers: ResponseHeaders;
  contentType: string | null;
  /** HTML by its type, or by its first bytes when it names none. */
  isHtml: boolean;
  /** Decoded, still in the page's own character encoding; empty when only HTML was wanted and this is none. */
  body: Uint8Array<ArrayBuffer>;
  /** The body was longer than the cap, or broke off. */
  truncated: boolean;
  retryAfterMs: number | null;
  /** Numeric and public; null when it is another's (a proxy that the operator named), or not known. */
  address: string | null;
}

/** No final answer. */
export interface Failed extends Outcome {
  kind: "failed";
  reason: NetReason;
  /** Of the last redirect, when there was one. */
  status: number | null;
}

/** `beforeHop` did not let the next request go. */
export interface Held extends Outcome {
  kind: "held";
  status: number | null;
}

export type FetchResult = Answered | Failed | Held;

/** May this request go? `release` is called once its answer is read or has failed. */
export type HopPermit = { go: true; release?: () => void } | { go: false };

/** What an earlier answer of the very address said of its version (RFC 9110 §8.8). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface FetchOptions {
  signal?: AbortSignal | undefined;
  /** Asked before every request: pace, robots.txt. Time spent here is not counted against the deadline. */
  beforeHop?: ((url: URL) => Promise<HopPermit>) | undefined;
  /** `any` reads every kind of body, `none` no body at all. */
  want?: "html" | "any" | "none" | undefined;
  /** Decoded bytes. */
  maxBytes?: number | undefined;
  /** Asks the address itself, not where it leads, "only if changed"; then status 304 may answer. */
  validators?: Validators | null | undefined;
  /** Carries on an earlier fetch (a meta refresh): its hops and time count. */
  previous?: { hops: readonly Hop[]; ms: number } | undefined;
}
