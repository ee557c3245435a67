// The one loop that reads a site for whom to write to: home page, then contact, imprint, people and about pages, politely,
// in turns at its host like any other request, and where its robots.txt allows.
import { domainOf } from "#lib/core/domain";
import type { Look } from "#lib/core/look";
import type { FoundContact, PageContacts } from "#lib/core/outreach/contacts/types";
import { postponeHost } from "#lib/frontier/guest";
import type { GuestReader } from "#lib/frontier/guest-reader";
import { createGuestTurn } from "#lib/frontier/host-turn";
import { longestRetryAfterMs } from "#lib/frontier/settings";

/** Beside the home page. */
const PAGES_MAX = 6;
/** All pages of one site, waiting for turns included, in milliseconds. */
const siteMs = 120_000;

export interface SiteContacts {
  /** Each once, with the page that names it: the proof of where it came from. */
  contacts: (FoundContact & { foundOn: string })[];
  /** Pages to write from, with the page that led there. */
  contactPages: { url: string; foundOn: string }[];
  pagesRead: number;
  /** An address is hidden from robots, which is never decoded. */
  hides: boolean;
}

/** What a site tells, or the sentence why it could not be read now. */
export async function readSite(
  domain: string,
  reader: GuestReader,
  signal: AbortSignal,
): Promise<SiteContacts | { failure: string }> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(siteMs)]);
  const asked = await readPage(`https://${domain}/`, reader, limit);
  const home = asked.contacts === null ? await readPage(`http://${domain}/`, reader, limit) : asked;
  if (home.contacts === null) return { failure: whyNot(home.look, domain) };
  const read = [{ ...home.contacts, url: home.look.finalUrl }];
  for (const url of home.contacts.pages.slice(0, PAGES_MAX)) {
    if (limit.aborted) break;
    const { look, contacts } = await readPage(url, reader, limit);
    if (contacts !== null) read.push({ ...contacts, url: look.finalUrl });
  }
  return together(read);
}

function together(read: readonly (PageContacts & { url: string })[]): SiteContacts {
  const found = new Map<string, FoundContact & { foundOn: string }>();
  for (const { url, contacts } of read) {
    for (const contact of contacts) {
      const key = `${contact.channel} ${contact.value}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { ...contact, foundOn: url });
      // The page that says who it is proves more.
      else if (known.name === null && contact.name !== null)
        found.set(key, { ...contact, job: contact.job ?? known.job, foundOn: url });
    }
  }
  const home = read[0]?.url ?? "";
  return {
    contacts: [...found.values()],
    contactPages: read
      .filter(({ isContactPage }) => isContactPage)
      .map(({ url }) => ({ url, foundOn: home })),
    pagesRead: read.length,
    hides: read.some(({ hides }) => hides),
  };
}

async function readPage(
  url: string,
  { looker, robots, gates, hostDelayMs }: GuestReader,
  signal: AbortSignal,
): Promise<{ look: Look; contacts: PageContacts | null }> {
  const turn = createGuestTurn({ gates, hostDelayMs, signal });
  const { look, contacts } = await looker.read(url, {
    signal,
    robots: robots.lookupFor(turn, signal),
    beforeHop: turn.beforeHop,
    contacts: true,
  });
  await turn.end();
  const domain = domainOf(look.finalUrl);
  if (look.retryAfterMs !== null && domain !== null) {
    await postponeHost(domain, Math.min(look.retryAfterMs, longestRetryAfterMs));
  }
  // Who is found at another domain is another site's contact.
  const isOwn = domain !== null && domain === domainOf(url);
  return { look, contacts: look.access === "ok" && isOwn ? contacts : null };
}

function whyNot(look: Look, domain: string): string {
  switch (look.access) {
    case "robots_disallowed":
      return `The robots.txt of ${domain} keeps robots off its home page: it was not read.`;
    case "blocked":
      return `${domain} blocks robots: it could not be read.`;
    case "js_required":
      return `${domain} shows its pages by script alone: they were not read.`;
    case "ok":
      return `${domain} leads to another site, whose contacts are not its own.`;
    default:
      return `The home page of ${domain} could not be read.`;
  }
}
