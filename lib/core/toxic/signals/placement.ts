/** Links that stand in the frame of a site, on every page or in its footer, and not in what somebody wrote. */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";

export function sitewideLinks(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const { live, follow, places } = facts.links;
  const frame = places.footer + places.sidebar + places.header + places.navigation;
  const { sitewideLinks: many, sitewideShare } = weights.place;
  // A nofollowed frame passes nothing on.
  if (live === 0 || follow === 0 || frame / live < sitewideShare) return [];
  const told = { since: facts.firstOn, sample: facts.sample.map(({ url }) => url), act: "domain" as const };
  if (live >= many) {
    return [
      evidence({
        signal: "sitewide",
        weight: weights.points.sitewide,
        sentence: `${frame.toLocaleString("en")} of ${count(live, "link")} stand in the frame of the site, on ${count(facts.pages, "page")}, and not in what somebody wrote.`,
        ...told,
      }),
    ];
  }
  if (places.footer / live < sitewideShare) return [];
  return [
    evidence({
      signal: "footer",
      weight: weights.points.footer,
      sentence: `${places.footer.toLocaleString("en")} of ${count(live, "link")} stand in a footer.`,
      ...told,
    }),
  ];
}
