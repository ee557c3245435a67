/** Every value of every header, names in lower case. Values are what the bytes mean in latin1, as HTTP has it. */
export type ResponseHeaders = ReadonlyMap<string, readonly string[]>;

/** Foreign shape in, ours out. */
export function readHeaders(raw: Record<string, string | string[] | undefined>): ResponseHeaders {
  const headers = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers.set(name.toLowerCase(), Array.isArray(value) ? value : [value]);
  }
  return headers;
}

/** The first value of a header, trimmed; null when there is none. */
export function headerOf(headers: ResponseHeaders, name: string): string | null {
  return headers.get(name)?.[0]?.trim() ?? null;
}

/**
 * ETag or Last-Modified as it may be sent back in a request (RFC 9110 §8.8); null when there is none, or one that is no
 * such thing: these are of a few dozen visible characters.
 */
export function validatorOf(headers: ResponseHeaders, name: "etag" | "last-modified"): string | null {
  const value = headerOf(headers, name);
  return value !== null && /^[\x20-\x7e]{1,500}$/.test(value) ? value : null;
}

/** A Location's bytes as text: browsers read UTF-8 there, and servers write it. */
export function locationOf(headers: ResponseHeaders): string | null {
  const value = headerOf(headers, "location");
  if (value === null) return null;
  const bytes = Buffer.from(value, "latin1");
  const text = bytes.toString("utf8");
  return text.includes("\uFFFD") ? value : text;
}

/** Content-Encoding as a list of lower-case codings, in the order they were applied (RFC 9110 §8.4). */
export function codingsOf(headers: ResponseHeaders): string[] {
  return (headers.get("content-encoding") ?? [])
    .flatMap((value) => value.toLowerCase().split(","))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "");
}

/**
 * Retry-After in milliseconds from `now`, either form of RFC 9110 §10.2.3; null when absent or not
 * understood. A date gone by is 0.
 */
export function retryAfterOf(headers: ResponseHeaders, now: Date): number | null {
  const value = headerOf(headers, "retry-after");
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) || !/[a-z]{3}/i.test(value) ? null : Math.max(0, at - now.getTime());
}

export type BodyKind = "html" | "other" | "unsaid";

/** What Content-Type says of the body. `unsaid`: nothing, so the first bytes decide. */
export function bodyKindOf(contentType: string | null): BodyKind {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "" || !type.includes("/") || type === "application/x-unknown-content-type") return "unsaid";
  return type === "text/html" || type === "application/xhtml+xml" ? "html" : "other";
}

const openings =
  /^(<!doctype html|<html|<head|<script|<iframe|<h1|<div|<font|<table|<a|<style|<title|<b|<body|<br|<p|<!--)[\s>]/i;

/** Do these first bytes look like HTML? The patterns of WHATWG MIME Sniffing §7.1. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString(
    "latin1",
  );
  return openings.test(`${start.replace(/^\u00EF\u00BB\u00BF/, "").trimStart()} `);
}
