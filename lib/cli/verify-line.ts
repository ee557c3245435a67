import type { Look } from "#lib/core/look";
import { followDecidedBy, relClass } from "#lib/core/rel";
import type { Verdict } from "#lib/core/verdict";
import type { PromisedLink } from "./read-promises.ts";

/** What `verify --format json` prints for one promise; docs/cli.md promises these fields to scripts. */
export function verifyObject(promised: PromisedLink, look: Look, verdict: Verdict) {
  const { link } = verdict;
  const page = { nofollow: look.robots.nofollow, nofollowBy: look.robots.nofollowBy };
  return {
    source: promised.source,
    target: promised.target,
    presence: verdict.presence,
    access: verdict.access,
    flags: verdict.flags,
    headline: verdict.headline,
    sentence: verdict.sentence,
    match: verdict.match,
    anchor: link?.anchor ?? null,
    anchorKind: link?.anchorKind ?? null,
    rel: link?.rel ?? null,
    follow: link === null ? null : relClass(link.rel, page.nofollow) === "follow",
    followDecidedBy: link === null ? null : followDecidedBy(link.rel, page),
    placement: link?.placement ?? null,
    context: link === null ? null : { left: link.context.left, right: link.context.right },
    occurrences: verdict.occurrences,
    httpStatus: look.httpStatus,
    redirects: look.hops.map(({ url, status }) => ({ url, status })),
    robots: { noindex: look.robots.noindex, nofollow: look.robots.nofollow, by: look.robots.by },
    robotsTxt: {
      allowed: look.robotsTxt.allowed,
      googlebotAllowed: look.robotsTxt.googlebotAllowed,
      failing: look.robotsTxt.failing,
    },
    canonical: look.canonical,
    outlinks: { external: look.outlinks.external, domains: look.outlinks.domains },
    finalUrl: look.finalUrl,
    checkedAt: look.at,
  };
}

/** The same for people. */
export function verifyText(promised: PromisedLink, verdict: Verdict): string {
  const headline = verdict.headline.replace("_", " ");
  return `${headline.padEnd(11)} ${promised.source}\n${" ".repeat(9)}-> ${promised.target}\n${" ".repeat(12)}${verdict.sentence} ${verdict.next}\n`;
}

/** What `--fail-on` may name. */
export const findings = ["not_found", "breach", "blocked"] as const;
export type Finding = (typeof findings)[number];

/** The finding that a verdict is, if any. `breach`: the link is there, not as agreed. */
export function findingOf({ presence, headline }: Pick<Verdict, "presence" | "headline">): Finding | null {
  if (presence === "not_found" || presence === "lost") return "not_found";
  if (headline === "changed") return "breach";
  return headline === "blocked" ? "blocked" : null;
}
