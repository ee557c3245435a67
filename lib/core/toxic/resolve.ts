/** Domains that are settled before any signal is asked: by whose they are, or by what the team said of them. */

import type { SiteFacts } from "./facts.ts";
import { listedParent } from "./host-lists.ts";

export interface Resolved {
  by: "own" | "partner" | "whitelisted" | "well_known";
  sentence: string;
}

/** Prepares the question for many domains. The answer is null for a domain that is to be judged. */
export function createResolver(
  site: SiteFacts,
  wellKnown: readonly string[],
): (domain: string) => Resolved | null {
  const own = new Set(site.own);
  const partners = new Map(site.partners.map((known) => [known.domain, known.reason]));
  const whitelisted = new Map(site.whitelisted.map((known) => [known.domain, known.reason]));
  const known = new Set(wellKnown);
  return (domain) => {
    if (own.has(domain)) return { by: "own", sentence: "It belongs to one of your own sites." };
    const partner = partners.get(domain);
    if (partner !== undefined)
      return { by: "partner", sentence: because("It is a partner of yours", partner) };
    const white = whitelisted.get(domain);
    if (white !== undefined)
      return { by: "whitelisted", sentence: because("Your team whitelisted it", white) };
    const listed = listedParent(domain, known);
    if (listed === null) return null;
    return {
      by: "well_known",
      sentence: `${listed} is a large site that everybody has links from: search engines weigh those themselves.`,
    };
  };
}

const because = (what: string, reason: string | null) =>
  reason === null ? `${what}.` : `${what}: ${reason}`;
