/**
 * One line of a disavow file as people write it, repaired where what they meant is certain, refused where a repair
 * would disavow more than was written. https://support.google.com/webmasters/answer/2648487
 */
import { parse } from "tldts";
import { isPublicSuffix } from "../domain.ts";
import { parseHttpUrl } from "../url.ts";
import type { DisavowEntry } from "./entry.ts";

/** What a single entry of a line came to. */
export type EntryRead =
  | { ok: true; kind: DisavowEntry["kind"]; value: string; whys: string[]; warnings: string[] }
  | { ok: false; reason: string };

/** Google's limit for one URL, in characters. */
export const MAX_URL = 2_048;

const suffixOptions = { allowPrivateDomains: true, extractHostname: false } as const;

/** Takes a line apart that holds more than one entry, or a comment behind one. */
export function splitEntries(line: string): { parts: string[]; comment: string | null } {
  const text = line.trim().replace(/(^|[\s,;])domain\s*[:=]\s*/gi, "$1domain:");
  const hash = text.search(/\s#/);
  const comment = hash < 0 ? null : text.slice(hash).trim().slice(1).trim();
  const entries = hash < 0 ? text : text.slice(0, hash);
  const parts = entries
    .split(/\s+(?=domain:|https?:\/\/)/i)
    .flatMap((part) => (/^domain:/i.test(part) ? part.split(/[,;]\s*(?=domain:)/i) : [part]));
  return { parts: parts.map((part) => part.trim()), comment };
}

/** As most lines of most files are written. The last label has letters alone: else it may be an address. */
const plainDomain =
  /^domain:((?!www\.|.*xn--)(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})$/;

/**
 * A line that nothing is to be said of, for files of a hundred thousand such lines: `readEntry` says the same of it and
 * takes ten times as long. Null: it is to be read in full.
 */
export function readPlainDomain(line: string): (EntryRead & { ok: true }) | null {
  const value = plainDomain.exec(line)?.[1];
  if (value === undefined) return null;
  const { isIcann, isPrivate, publicSuffix } = parse(value, suffixOptions);
  const isKnown = isIcann === true || isPrivate === true;
  return isKnown && publicSuffix !== value
    ? { ok: true, kind: "domain", value, whys: [], warnings: [] }
    : null;
}

/** Reads one entry: a domain line, a URL, or a host that somebody forgot to mark. */
export function readEntry(written: string): EntryRead {
  const text = written.replace(/^(["'“”])(.*)["'“”]$/s, "$2").trim();
  const whys = text === written ? [] : ["quotation marks removed"];
  const read = readUnquoted(text);
  return read.ok ? { ...read, whys: [...whys, ...read.whys] } : read;
}

function readUnquoted(text: string): EntryRead {
  const domain = /^domain:(.*)$/is.exec(text)?.[1];
  if (domain !== undefined) return readDomain(domain);
  if (/^https?:/i.test(text)) return readUrl(text, []);
  if (/^https?\/\//i.test(text))
    return readUrl(text.replace("//", "://"), ["the colon of the scheme was missing"]);
  if (text.startsWith("//")) return readUrl(`http:${text}`, ["the scheme was missing"]);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  if (scheme !== undefined)
    return refuse(`Only http and https addresses can be disavowed, not ${scheme}. Remove the line.`);
  return readBareHost(text);
}

/** "example.com" means the domain; "example.com/page" means that page. */
function readBareHost(text: string): EntryRead {
  const host = /^([^\s/?#:@]+)(?::\d+)?(?=[/?#]|$)/.exec(text)?.[1]?.replace(/^\*\./, "") ?? "";
  if (!hasKnownEnding(host)) {
    return refuse(
      "This is no entry. Write domain:example.com or a whole address, and start a comment with #.",
    );
  }
  if (/[/?#]./.test(text)) return readUrl(`http://${text}`, ["the scheme was missing"]);
  const read = readDomain(text);
  if (!read.ok) return read;
  if (isPublicSuffix(read.value)) return refuse(everythingUnder(read.value));
  return { ...read, whys: ["a host without domain: in front", ...read.whys] };
}

function readUrl(text: string, whys: string[]): EntryRead {
  const url = parseHttpUrl(text);
  if (url === null) {
    const why = URL.canParse(text)
      ? "The address holds a user name or a password."
      : "This is no whole web address.";
    return refuse(`${why} Write it as https://example.com/page.`);
  }
  const host = url.hostname.replace(/\.$/, "");
  if (host.includes("*"))
    return refuse(`There are no wildcards. Write domain:${host.replace(/^[*.]+/, "")} for all its pages.`);
  const problem = checkHost(host, text.replace(/^https?:\/*/i, "").replace(/[/?#].*$/s, ""));
  if (problem !== null) return refuse(problem);

  const hash = url.href.indexOf("#");
  const value = (hash < 0 ? url.href : url.href.slice(0, hash)).replace(`//${url.hostname}`, `//${host}`);
  if (value.length > MAX_URL) {
    return refuse(
      `The address has ${value.length} characters and Google takes ${MAX_URL}. Write domain:${host} or remove it.`,
    );
  }
  return {
    ok: true,
    kind: "url",
    value,
    whys: [...whys, ...whyUrl(text, value)],
    warnings: warnUrl(url, host),
  };
}

/** What the normal form of a URL changed, in the words of the person who reads the report. */
function whyUrl(text: string, value: string): string[] {
  if (text === value) return [];
  const whys: string[] = [];
  const origin = /^(https?):(\/*)([^/?#\\]*)/i.exec(text);
  if (text.includes("#")) whys.push("the part behind # is never sent to a server");
  if (origin?.[2] !== "//") whys.push("two slashes belong behind the scheme");
  if (/[^\0-\x7f]/.test(origin?.[3] ?? "")) whys.push("a host name is written in ASCII (punycode)");
  else if (/[A-Z]/.test(`${origin?.[1]}${origin?.[3]}`))
    whys.push("scheme and host are written in lower case");
  if (/[^\0-\x7f]/.test(text.slice(origin?.[0].length ?? 0)))
    whys.push("other than ASCII characters are escaped");
  return whys.length > 0 ? whys : ["written in the normal form of an address"];
}

function warnUrl(url: URL, host: string): string[] {
  const warnings: string[] = [];
  if (url.pathname === "/" && url.search === "") {
    warnings.push(`This disavows the home page alone. For the whole site write domain:${host}.`);
  }
  if (url.pathname.includes("*"))
    warnings.push("There are no wildcards: the star counts as a character of the address.");
  return warnings;
}

function readDomain(written: string): EntryRead {
  const whys: string[] = [];
  let rest = written.trim();
  const strip = (pattern: RegExp, why: string): void => {
    const next = rest.replace(pattern, "");
    if (next !== rest) whys.push(why);
    rest = next;
  };
  strip(/[,;."'“”\s]+$/, "what stood behind the host was removed");
  strip(/^["'“”\s]+/, "what stood before the host was removed");
  strip(/^(?:https?:?)?\/+|^https?:(?=[^/])/i, "a domain line takes a host, without a scheme");
  strip(/\/+$/, "a domain line takes a host, without a slash");
  const page = rest.search(/[/?#]/);
  if (page >= 0) {
    const host = rest.slice(0, page);
    return refuse(
      `A domain line takes no path. Write domain:${host} for the whole site, or http://${rest} for that one page.`,
    );
  }
  strip(/:\d+$/, "a domain line takes no port");
  const starred = rest.includes("*");
  strip(/^(?:\*\.)+/, "there are no wildcards: a domain line covers all subdomains");
  strip(/^\.+/, "a host does not begin with a dot");
  if (rest === "") return refuse("The line names no domain. Write domain:example.com.");

  const value = URL.parse(`http://${rest}/`)?.hostname.replace(/\.$/, "") ?? "";
  const problem = /[\s@]/.test(rest) ? notDomain(rest) : checkHost(value, rest);
  if (problem !== null) return refuse(problem);
  if (isPublicSuffix(value)) {
    // Only what somebody wrote out in full is kept, flagged: never what a repair would make.
    if (starred || !hasKnownEnding(value)) return refuse(starred ? everythingUnder(value) : notDomain(rest));
  }
  if (/[^\0-\x7f]/.test(rest)) whys.push("a host name is written in ASCII (punycode)");
  else if (rest !== value) whys.push("a host is written in lower case");
  return { ok: true, kind: "domain", value, whys, warnings: warnDomain(value) };
}

function warnDomain(host: string): string[] {
  if (host.startsWith("www."))
    return [`This covers www only. For the whole site write domain:${host.slice(4)}.`];
  if (isPublicSuffix(host)) return [`${everythingUnder(host)} The line is kept until you remove it.`];
  if (!hasKnownEnding(host) && !/^[\d.]+$/.test(host))
    return ["The host ends in no known top-level domain. Check the spelling."];
  return [];
}

/** A name that DNS allows, underscores included; and no number that a URL parser turned into an address. */
function checkHost(host: string, written: string): string | null {
  const isName = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*$/.test(
    host,
  );
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(host);
  if (!isName || (isAddress && !written.startsWith(host))) return notDomain(written);
  return null;
}

/** Its ending is in the Public Suffix List. */
function hasKnownEnding(host: string): boolean {
  const { isIcann, isPrivate } = parse(host.toLowerCase(), suffixOptions);
  return host !== "" && (isIcann === true || isPrivate === true);
}

function notDomain(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 77)}…` : text}" is no domain. Write domain:example.com.`;
}

function everythingUnder(suffix: string): string {
  return `"${suffix}" is no site but an ending that many sites share: the line disavows every one of them.`;
}

function refuse(reason: string): EntryRead {
  return { ok: false, reason };
}
