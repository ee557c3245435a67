// Names that a person typed, as the domains or pages they stand for. Nothing is widened in silence: a host below a
// domain is not taken for the whole domain.
import { domainOfHost } from "#lib/core/domain";
import { normaliseUrl, parseHttpUrl } from "#lib/core/url";
import type { Refusal, Thing } from "./types.ts";

/**
 * Reads typed names.
 * @param splits hosts that the workspace counts as domains of their own
 * @returns each thing once, in the order typed; what cannot be read, with the reason
 */
export function readNames(
  names: readonly string[],
  on: "domain" | "page",
  splits: ReadonlySet<string>,
): { things: Thing[]; refused: Refusal[] } {
  const things = new Map<string, Thing>();
  const refused: Refusal[] = [];
  for (const typed of names) {
    const name = typed.replace(/^domain\s*:\s*/i, "");
    const read = on === "domain" ? readDomain(name, splits) : readPage(name);
    if ("reason" in read) refused.push({ name: name.slice(0, 200), reason: read.reason });
    else things.set(read.domain ?? read.url ?? "", read);
  }
  return { things: [...things.values()], refused };
}

function readDomain(name: string, splits: ReadonlySet<string>): Thing | { reason: string } {
  const isAddress = /^https?:\/\//i.test(name);
  const url = parseHttpUrl(isAddress ? name : `https://${name}`);
  const host = url?.hostname.replace(/\.$/, "") ?? "";
  if (url === null || !host.includes(".")) return { reason: "This is no domain. Write it as example.com." };
  const domain = domainOfHost(host, splits);
  // Of a whole address one asked for its domain; a host alone means that host.
  if (!isAddress) {
    if (url.pathname !== "/" || url.search !== "") {
      return { reason: `This is one page. Mark pages, or write ${domain} for the whole domain.` };
    }
    if (host !== domain && host !== `www.${domain}`) {
      return { reason: `This host belongs to ${domain}. Write that for the whole domain, or mark pages.` };
    }
  }
  return { domain, url: null };
}

function readPage(name: string): Thing | { reason: string } {
  if (!/^https?:\/\//i.test(name)) return { reason: "A page is written whole: https://example.com/page." };
  const url = normaliseUrl(name);
  return url === null ? { reason: "This is no web address." } : { domain: null, url };
}
