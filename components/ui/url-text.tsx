import { clsx } from "clsx";
import { decodePunycode } from "#lib/core/punycode";

interface UrlParts {
  /** As people write it; the text itself when it is not an http(s) URL. */
  host: string;
  /** The punycode form when it differs, else null. */
  ascii: string | null;
  /** Path, query and fragment, cut in two so that the middle is what gives way. */
  head: string;
  tail: string;
}

/**
 * "xn--mnchen-3ya.example" → "münchen.example". A label that does not decode stays as it is; so does one that
 * decodes to plain letters ("xn--apple-" is not apple) or to what could not be seen or would cut the name.
 */
function unicodeHost(host: string): string {
  if (!host.includes("xn--")) return host;
  return host
    .split(".")
    .map((label) => {
      const letters = label.startsWith("xn--") ? decodePunycode(label.slice(4)) : null;
      const isClear = letters !== null && /\P{ASCII}/u.test(letters) && !/[\s\p{C}./?#@:]/u.test(letters);
      return isClear ? letters : label;
    })
    .join(".");
}

/** Splits a URL, or a bare host, for showing. Never throws. */
export function urlParts(url: string): UrlParts {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isWeb = parsed !== null && (parsed.protocol === "http:" || parsed.protocol === "https:");
  if (!isWeb) {
    const host = unicodeHost(url);
    return { host, ascii: host === url ? null : url, head: "", tail: "" };
  }
  const host = unicodeHost(parsed.host);
  const path = parsed.pathname + parsed.search + parsed.hash;
  const shown = path === "/" ? "/" : readable(path);
  const keep = shown.length > 32 ? 12 : 0;
  return {
    host,
    ascii: host === parsed.host ? null : parsed.host,
    head: keep ? shown.slice(0, -keep) : shown,
    tail: keep ? shown.slice(-keep) : "",
  };
}

/** Percent-encoded UTF-8 back into letters, unless that would hide a space, a control or a direction mark. */
function readable(path: string): string {
  if (!path.includes("%")) return path;
  try {
    const decoded = decodeURI(path);
    return /[\s\p{C}]/u.test(decoded) ? path : decoded;
  } catch {
    return path;
  }
}

interface UrlTextProps {
  url: string;
  /** Shows the scheme too, where http and https are the point. */
  scheme?: boolean | undefined;
  className?: string | undefined;
}

/** Host in full strength, path muted and cut in its middle, the whole on hover, punycode beside an IDN. */
export function UrlText({ url, scheme, className }: UrlTextProps) {
  const { host, ascii, head, tail } = urlParts(url);
  const prefix = scheme ? (/^https?:\/\//i.exec(url)?.[0] ?? "") : "";
  return (
    <span className={clsx("url-text", className)} title={url}>
      {prefix ? <span className="flex-none text-muted">{prefix}</span> : null}
      <b>{host}</b>
      {head ? <span className="url-path">{head}</span> : null}
      {tail ? <span className="url-tail">{tail}</span> : null}
      {ascii ? <span className="url-ascii">({ascii})</span> : null}
    </span>
  );
}
