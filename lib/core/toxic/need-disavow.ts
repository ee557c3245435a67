/**
 * Do I need to disavow? Most sites do not. Google asks for it where there is a manual action, or links of one's own
 * making that are likely to cause one: https://support.google.com/webmasters/answer/2648487
 */
import { count } from "./evidence.ts";

/** What a person answers; null: they do not know. */
export interface DisavowAnswers {
  /** Search Console, "Manual actions": links to the site, links from it, or none. */
  manualAction: "links_to" | "links_from" | "none" | null;
  /** Visits from search fell at once, and not for a season. */
  suddenDrop: boolean | null;
  /** Somebody bought or made links in the past, an agency too. */
  boughtLinks: boolean | null;
}

/** What the audit says. */
export interface DisavowFindings {
  /** Domains at high, and at review. */
  high: number;
  review: number;
  attack: "calm" | "watch" | "attack";
  /** Share (0–1) of the live referring domains that were judged. */
  judgedShare: number;
}

export interface DisavowAdvice {
  answer: "no" | "review_first";
  /** In the order of weight. */
  why: readonly string[];
  /** What to do now, one step each. */
  next: readonly string[];
}

/** Below it the audit has not seen enough to say no. */
const JUDGED_ENOUGH = 0.9;

export function needDisavow(answers: DisavowAnswers, findings: DisavowFindings): DisavowAdvice {
  const reasons = reasonsToReview(answers, findings);
  return reasons.length > 0
    ? { answer: "review_first", why: reasons, next: stepsToReview(answers, findings) }
    : { answer: "no", why: reasonsForNo(answers, findings), next: stepsForNo(answers, findings) };
}

function reasonsToReview(answers: DisavowAnswers, { high, review, attack }: DisavowFindings): string[] {
  const reasons: string[] = [];
  if (answers.manualAction === "links_to")
    reasons.push(
      "Google has taken a manual action for links to the site: it wants them removed or disavowed.",
    );
  if (answers.boughtLinks && high + review > 0)
    reasons.push(
      `Links were bought, and ${count(high + review, "domain needs", "domains need")} a look: these may be the ones.`,
    );
  if (answers.suddenDrop && high > 0)
    reasons.push(
      `Visits fell, and ${count(high, "domain has", "domains have")} strong evidence against ${high === 1 ? "it" : "them"}. One need not be the cause of the other.`,
    );
  if (attack === "attack" && high > 0)
    reasons.push(
      "Far more risky domains than usual came this week. Search engines ignore most of them; see that nothing is missed.",
    );
  return reasons;
}

function stepsToReview({ manualAction }: DisavowAnswers, { high, review }: DisavowFindings): string[] {
  const steps = [
    high + review > 0
      ? `Review ${count(high + review, "domain")}, the worst first.`
      : "Import more exports first: the audit knows no domain that needs a look.",
    "Ask the sites to remove the links, and keep what they answer.",
    "Disavow only what stays.",
  ];
  return manualAction === "links_to"
    ? [...steps, "Then ask Google for reconsideration, with the log of what you did."]
    : steps;
}

function reasonsForNo(answers: DisavowAnswers, { high, review }: DisavowFindings): string[] {
  const reasons: string[] = [];
  if (answers.manualAction === "links_from")
    reasons.push("The manual action is for links from your site: a disavow file does nothing about those.");
  else if (answers.manualAction === "none") reasons.push("There is no manual action.");
  else reasons.push("You do not know of a manual action.");
  if (answers.boughtLinks === false) reasons.push("No links were bought.");
  if (high === 0 && review === 0)
    reasons.push("No referring domain has evidence against it that needs a look.");
  else if (high > 0)
    reasons.push(
      `${count(high, "domain looks", "domains look")} bad, but search engines ignore such links unless you made them.`,
    );
  else
    reasons.push(
      `${count(review, "domain is", "domains are")} worth a look, and none has strong evidence against it.`,
    );
  if (answers.suddenDrop)
    reasons.push(
      "Visits fell, but no link evidence stands out: look at the site and at updates of the search engine.",
    );
  return reasons;
}

function stepsForNo(answers: DisavowAnswers, { judgedShare }: DisavowFindings): string[] {
  const steps: string[] = [];
  if (answers.manualAction === "links_from")
    steps.push("Remove or qualify (rel) the links that the notice names, then ask for reconsideration.");
  if (answers.manualAction === null)
    steps.push("Look in Search Console under “Manual actions”, and answer again.");
  if (judgedShare < JUDGED_ENOUGH)
    steps.push(
      `Let the audit finish: it has judged ${Math.floor(judgedShare * 100)} % of the referring domains.`,
    );
  if (steps.length === 0) steps.push("Leave it. A file that disavows good links does harm.");
  return steps;
}
