/** The mail that asks for the removal of links: a team's own words, in which facts take the place of names in braces. */
import { cleanText } from "../clean-text.ts";
import type { MailText } from "../mail/draft.ts";

export interface RemovalMailFacts {
  /** Whom it is about: the linking domain, or the one page. */
  domain: string;
  /** Our site's main domain. */
  site: string;
  /** Pages that link, with where they lead; the first ones. */
  links: readonly { source: string; target: string }[];
  /** How many links there are in all. */
  count: number;
  /** Who writes; null: not known. */
  name: string | null;
}

/** What may stand in braces. */
export const PLACEHOLDERS = ["domain", "site", "links", "count", "name"] as const;

export const defaultTemplate: MailText = {
  subject: "Links from {domain} to {site}",
  body: `Hello,

I look after {site}. Your site {domain} links to ours:

{links}

Could you please remove these links? A short answer when it is done would help us.

Thank you and kind regards
{name}
`,
};

/** Names in braces that are not known, as they are written. */
export function unknownPlaceholders({ subject, body }: MailText): string[] {
  const known = new Set<string>(PLACEHOLDERS);
  const written = `${subject}\n${body}`.matchAll(/\{([^{}\n]*)\}/g);
  return [...new Set([...written].flatMap(([whole, name]) => (known.has(name ?? "") ? [] : [whole])))];
}

/** The draft. A fact that is not known leaves nothing behind. */
export function fillTemplate({ subject, body }: MailText, facts: RemovalMailFacts): MailText {
  const listed = facts.links.map(({ source, target }) => `- ${source}\n  links to ${target}`);
  const rest = facts.count - facts.links.length;
  const values: Record<string, string> = {
    domain: facts.domain,
    site: facts.site,
    links: [
      ...listed,
      ...(listed.length > 0 && rest > 0 ? [`and ${rest.toLocaleString("en")} more`] : []),
    ].join("\n"),
    count: facts.count.toLocaleString("en"),
    name: facts.name ?? "",
  };
  const fill = (text: string) =>
    text.replace(/\{([^{}\n]*)\}/g, (whole, name: string) => values[name] ?? whole);
  return {
    subject: cleanText(fill(subject), 200),
    body: `${fill(body)
      .replace(/\n{3,}/g, "\n\n")
      .trim()}\n`,
  };
}
