/** What the parts of a manual-action case are called, on pages and in files. Nothing here calls a named site bad. */
import type { SampleMatch, SampleState } from "./sample.ts";
import type { CaseKind, CaseState, CaseStepKind } from "./state.ts";

export const kindWords: Readonly<Record<CaseKind, string>> = {
  links_to: "Unnatural links to the site",
  links_from: "Unnatural links from the site",
};

export const stateWords: Readonly<Record<CaseState, string>> = {
  open: "Open",
  submitted: "Submitted",
  revoked: "Revoked",
  closed: "Closed",
};

export const stepWords: Readonly<Record<CaseStepKind, string>> = {
  submitted: "Request submitted",
  approved: "Google approved it: the action is revoked",
  rejected: "Google rejected it",
  more_samples: "Google rejected it and named more samples",
  closed: "Closed",
  reopened: "Opened again",
};

const stateOfLinks: Readonly<Record<SampleState, string>> = {
  live: "Live",
  gone: "Gone",
  reported_gone: "Reported gone",
  unknown: "Not known",
};

/** Of one's own page the links are followed or not; it is its links that are gone, not the page. */
export function sampleStateWords(state: SampleState, kind: CaseKind): string {
  if (kind === "links_to") return stateOfLinks[state];
  return state === "live" ? "Followed links" : state === "gone" ? "No followed link" : "Not looked at";
}

export function matchWords(match: SampleMatch, kind: CaseKind): string {
  if (kind === "links_from")
    return match === "page"
      ? "Page known"
      : match === "domain"
        ? "Page not known"
        : "Not a page of this site";
  return match === "page" ? "Page known" : match === "domain" ? "Domain known" : "Not in the profile";
}
