/**
 * Mail addresses in a page's source, letter by letter as they stand there. Whoever writes one as character references,
 * in percent signs, as "name [at] host" or backwards does not want a program to read it: such an address is not decoded,
 * and a piece of one is not taken for a whole.
 */
import { decodeHTML } from "entities/decode";
import { domainOfHost, hasListedSuffix } from "../../domain.ts";

const LOCAL = /[a-z0-9.!#$%*+=?^_{|}~'-]/i;
const HOST = /[a-z0-9.-]/i;
const WHOLE =
  /^[a-z0-9!#$%*+=?^_{|}~'-]+(?:\.[a-z0-9!#$%*+=?^_{|}~'-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;
/** References that stand beside an address as white space, quotes and brackets do. */
const PUNCTUATION = /^(?:lt|gt|quot|apos|nbsp|amp|[lr]?[lr]aquo|[lr][ds]quo|bull|middot|[mn]dash|hellip)$/i;
const LONGEST_LOCAL = 64;
const LONGEST_HOST = 253;

/** "name [at] host", "name (dot) com", in some languages: what people write who hide. */
const SPELT =
  /[\p{L}\p{N}][\s ]?[[({<][\s ]?(?:at|ät|arroba|chiocciola|ett|dot|punkt|point|punto)[\s ]?[\])}>]/iu;

/** An address and where it stands in the text. */
export interface Written {
  address: string;
  start: number;
  end: number;
}

/**
 * The addresses of one uninterrupted piece of source text.
 * @returns `hides` when a piece of it is an address that no reader of the source could read
 */
export function addressesIn(source: string): { found: Written[]; hides: boolean } {
  // Most text has neither.
  if (!/[@[({<&]/.test(source)) return { found: [], hides: false };
  const found: Written[] = [];
  let hides = SPELT.test(source);
  for (let at = source.indexOf("@"); at !== -1; at = source.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(source.charAt(start - 1))) start--;
    let end = at + 1;
    while (end < source.length && end - at <= LONGEST_HOST && HOST.test(source.charAt(end))) end++;
    // "'ana@blog.example'." ends its sentence and its quotes.
    while (end > at && /[.-]/.test(source.charAt(end - 1))) end--;
    while (start < at && /['.*_?!]/.test(source.charAt(start))) start++;
    const isPiece = endsInLetter(source, start) || beginsWithLetter(source, end);
    if (isPiece) hides = true;
    const address = source.slice(start, end);
    if (isPiece || inPath(source, start, end) || !WHOLE.test(address)) continue;
    found.push({ address: address.toLowerCase(), start, end });
  }
  if (/&#(?:64|x40);|&commat;/i.test(source)) hides = true;
  return { found, hides };
}

/** Whether the character before is a reference to what might belong to the address. */
function endsInLetter(source: string, start: number): boolean {
  if (source.charAt(start - 1) !== ";") return false;
  const reference = /&(#?[a-z0-9]{1,31});$/i.exec(source.slice(Math.max(0, start - 34), start));
  return reference !== null && isPartOfAddress(reference[1] ?? "");
}

function beginsWithLetter(source: string, end: number): boolean {
  const reference = /^\.?&(#?[a-z0-9]{1,31});/i.exec(source.slice(end, end + 35));
  return reference !== null && isPartOfAddress(reference[1] ?? "");
}

function isPartOfAddress(reference: string): boolean {
  if (!reference.startsWith("#")) return !PUNCTUATION.test(reference);
  return /^[\p{L}\p{N}.@_%+\p{Cf}-]/u.test(decodeHTML(`&${reference};`));
}

/** Part of an address of the web or of a repository: "https://host/@name", "git@host:path". */
function inPath(source: string, start: number, end: number): boolean {
  return /[/@]/.test(source.charAt(start - 1)) || /^(?:[/@]|:\S)/.test(source.slice(end, end + 2));
}

/** The addresses of a `mailto:` link, from its attribute as it is written (RFC 6068). Null: it is no such link. */
export function mailtoAddresses(written: string): { found: string[]; hides: boolean } | null {
  const to = /^\s*mailto:([^?]*)/i.exec(written)?.[1];
  if (to === undefined) return /^\s*mailto:/i.test(decodeHTML(written)) ? { found: [], hides: true } : null;
  if (/&#|&commat;|&period;/i.test(to)) return { found: [], hides: true };
  const found = new Set<string>();
  let hides = false;
  for (const part of to.split(/[,;]/)) {
    // A space or a plus must be written so; a letter, a dot or the at sign need not.
    if (hidesInPercents(part)) hides = true;
    else {
      const address = decodePercents(part).trim();
      if (address.length <= LONGEST_LOCAL + LONGEST_HOST && WHOLE.test(address))
        found.add(address.toLowerCase());
      else if (SPELT.test(part)) hides = true;
    }
  }
  return { found: [...found], hides };
}

function hidesInPercents(part: string): boolean {
  return [...part.matchAll(/%([0-9a-f]{2})/gi)].some(([, hex]) =>
    /[a-z0-9.@]/i.test(String.fromCharCode(Number.parseInt(hex ?? "", 16))),
  );
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const NOBODY_HOSTS =
  /(?:^|\.)(?:example\.(?:com|net|org|edu)|(?:your|my)?-?(?:domain|site|company|website)\.(?:com|net|org|tld)|email\.com|wix(?:press|site)?\.com|sentry\.io|sentry-next\.[a-z.]+|squarespace\.com|schema\.org|w3\.org|godaddy\.com)$/;
const NOBODY_LOCALS =
  /^(?:git|svn|hg|you|your[._-]?(?:name|email|mail)|name|user(?:name)?|someone|some[._-]?body|(?:no|donot|do-not|no-)[._-]?reply|mailer-daemon|[0-9a-f]{24,})$/;

/** Free mail, where a site's own people have their addresses too. */
const FREE_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|freenet|posteo|mailbox|proton(?:mail)?|pm|tutanota|fastmail|zoho|mail|yandex|qq|163|126|naver|free|orange|laposte|wanadoo|sfr|libero|virgilio|tiscali|terra|uol|bol|seznam|wp|o2|interia|onet|bluewin|telenet|ziggo|kpnmail|btinternet)\./;

/** Whether somebody may read mail there: no placeholder, no file's name, no service of the page itself. */
export function isSomebodys(address: string, ownDomain: string | null): boolean {
  const at = address.lastIndexOf("@");
  const [local, host] = [address.slice(0, at), address.slice(at + 1)];
  if (NOBODY_LOCALS.test(local)) return false;
  const domain = domainOfHost(host);
  if (domain === ownDomain) return true;
  return hasListedSuffix(host) && !NOBODY_HOSTS.test(host) && !isScrambled(domain, ownDomain);
}

/**
 * Whether an address in plain text is likely the site's: at its own domain, at one of the same name, at free mail. Of
 * others a page may only be speaking.
 */
export function isLikelyOwn(address: string, ownDomain: string | null): boolean {
  const domain = domainOfHost(address.slice(address.lastIndexOf("@") + 1));
  return domain === ownDomain || nameOf(domain) === nameOf(ownDomain ?? "") || FREE_MAIL.test(domain);
}

const nameOf = (domain: string) => domain.split(".")[0] ?? "";

/** The site's own domain written backwards or thirteen letters on: whoever writes so hides. */
function isScrambled(domain: string, ownDomain: string | null): boolean {
  if (ownDomain === null) return false;
  const moved = ownDomain.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
  );
  return domain === moved || domain === [...ownDomain].reverse().join("");
}

/** Whether a text is one mail address and nothing else. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_LOCAL + LONGEST_HOST && WHOLE.test(text);
}
