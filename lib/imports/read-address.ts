/** A cell as a web address, or the sentence that says why it is none. */
import { parse } from "tldts";
import { parseHttpUrl } from "#lib/core/url";

export type ReadAddress =
  | { kind: "address"; url: string; note: string | null }
  /** A thing of another kind (mailto:, tel:, javascript:): no web link, nothing to repair. */
  | { kind: "other"; scheme: string }
  | { kind: "bad"; problem: string };

/** Longer than any server takes; real exports cut theirs at 2,048 or 4,096. */
const MAX_LENGTH = 8_192;

/**
 * @param what how the reason names the cell, for example "The source".
 */
export function readAddress(cell: string, what: string): ReadAddress {
  // Browsers drop tabs and line ends inside an address; NUL and half characters cannot be stored.
  const text = cell
    .replace(/[\t\n\r\0]/g, "")
    .toWellFormed()
    .trim();
  if (text === "") return { kind: "bad", problem: `${what} is empty. Fill in the address of a page.` };
  if (text.length > MAX_LENGTH) {
    return {
      kind: "bad",
      problem: `${what} is longer than ${MAX_LENGTH.toLocaleString("en")} characters. Shorten it.`,
    };
  }
  if (/^https?:/i.test(text)) {
    if (parseHttpUrl(text) !== null) return { kind: "address", url: text, note: null };
    const { username = "", password = "" } = URL.parse(text) ?? {};
    const why = username + password ? "holds a user name or a password" : "is not a whole web address";
    return { kind: "bad", problem: `${what} ${quote(text)} ${why}. Write it as https://example.com/page.` };
  }
  const bare = text.replace(/^\/\//, "");
  if (looksLikeHost(bare)) {
    return {
      kind: "address",
      url: `http://${bare}`,
      note: `${what} has no scheme and was read as http://${shorten(bare)}`,
    };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  if (scheme !== undefined && !/^(?:domain|ttps?|hhttps?|htp|hxxps?)$/i.test(scheme)) {
    return { kind: "other", scheme: scheme.toLowerCase() };
  }
  return {
    kind: "bad",
    problem: `${what} ${quote(text)} is no web address. Write it as https://example.com/page.`,
  };
}

/** Some exports leave the scheme out: a host with a listed ending counts, any other word does not. */
function looksLikeHost(text: string): boolean {
  const host = /^([^\s/?#:@]+)(?::\d{1,5})?(?:[/?#]|$)/.exec(text)?.[1];
  if (host === undefined || !host.includes(".")) return false;
  const { domain, isIcann, isPrivate } = parse(host.toLowerCase(), {
    allowPrivateDomains: true,
    extractHostname: false,
  });
  return (
    domain !== null && (isIcann === true || isPrivate === true) && parseHttpUrl(`http://${text}`) !== null
  );
}

function quote(text: string): string {
  return `"${shorten(text)}"`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
