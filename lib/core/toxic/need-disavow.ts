/**
 * Do I need to disavow? Most sites do not: Google ignores most spam links by itself. Its own page says when: a
 * considerable number of spammy, artificial or low-quality links, and a manual action that they caused or likely will.
 * Google Search Central, "Disavow links to your site": https://support.google.com/webmasters/answer/2648487
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

/** What our own data say. */
export interface DisavowFindings {
  /** Domains at high, and at review, that nobody has decided on. */
  high: number;
  review: number;
  /** Domains and pages that the team has marked for the disavow file. */
  marked: number;
  attack: "calm" | "watch" | "attack";
  /** Links of the team's own placements that are paid and followed. */
  paidFollowed: number;
  /** Share (0–1) of the live referring domains that were judged. */
  judgedShare: number;
}

/** Where a step is done. */
export type DisavowPlace =
  | "queue"
  | "audit"
  | "case"
  | "removals"
  | "disavow"
  | "placements"
  | "imports"
  | "search_console";

export interface DisavowStep {
  text: string;
  /** Null: there is nothing to go to. */
  to: DisavowPlace | null;
}

export interface DisavowAdvice {
  answer: "no" | "review_first" | "open_case" | "not_known";
  /** The answer in one plain sentence. */
  sentence: string;
  /** In the order of weight. */
  why: readonly string[];
  /** What to do now, in this order. */
  next: readonly DisavowStep[];
}

/** Below it the audit has not seen enough to say no. */
const JUDGED_ENOUGH = 0.9;

/** @param findings null: no audit of the site has ended yet */
export function needDisavow(answers: DisavowAnswers, findings: DisavowFindings | null): DisavowAdvice {
  if (answers.manualAction === "links_to") return forLinksTo(findings);
  if (answers.manualAction === "links_from") return forLinksFrom();
  if (findings === null) return withoutAudit(answers);
  const reasons = reasonsToReview(answers, findings);
  if (reasons.length === 0) return forNo(answers, findings);
  return {
    answer: "review_first",
    sentence: "Not yet: review these first.",
    why: reasons,
    next: [...stepsToReview(findings), ...openQuestions(answers, findings)],
  };
}

function forLinksTo(findings: DisavowFindings | null): DisavowAdvice {
  return {
    answer: "open_case",
    sentence: "Very likely: open a manual-action case first.",
    why: [
      "Google has taken a manual action for links to the site: it wants them removed, and what cannot be removed disavowed.",
    ],
    next: [
      { text: "Open a case: the notice, Google's sample addresses, and what you do about them.", to: "case" },
      ...(findings === null
        ? [audit]
        : [
            waiting(findings) > 0
              ? toReview(findings)
              : {
                  text: "Import more exports: no domain that waits for a decision is known here.",
                  to: "imports" as const,
                },
          ]),
      ask,
      disavow,
      { text: "Then ask Google for reconsideration, with the log of what you did.", to: "case" },
    ],
  };
}

function forLinksFrom(): DisavowAdvice {
  return {
    answer: "open_case",
    sentence: "No, but open a manual-action case.",
    why: ["The manual action is for links from your site: a disavow file does nothing about those."],
    next: [
      { text: "Open a case with the pages that the notice names.", to: "case" },
      { text: "Remove the links it means, or qualify them (rel), then ask for reconsideration.", to: null },
    ],
  };
}

function withoutAudit(answers: DisavowAnswers): DisavowAdvice {
  return {
    answer: "not_known",
    sentence: "Nobody can say yet: no audit has looked at your links.",
    why: ["The answer depends on whether there is evidence against the domains that link to you."],
    next: [audit, ...(answers.manualAction === null ? [lookForNotice] : [])],
  };
}

const audit: DisavowStep = {
  text: "Audit the referring domains; it changes nothing and asks nobody.",
  to: "audit",
};
const ask: DisavowStep = {
  text: "Ask the sites to remove the links, and keep what they answer.",
  to: "removals",
};
const disavow: DisavowStep = { text: "Disavow only what stays.", to: "disavow" };
const lookForNotice: DisavowStep = {
  text: "Look in Search Console under “Manual actions”, and answer again.",
  to: "search_console",
};

const waiting = ({ high, review }: DisavowFindings) => high + review;

const toReview = (findings: DisavowFindings): DisavowStep => ({
  text: `Review ${count(waiting(findings), "domain")}, the worst first.`,
  to: "queue",
});

function reasonsToReview(answers: DisavowAnswers, findings: DisavowFindings): string[] {
  const { high, marked, attack, paidFollowed } = findings;
  const reasons: string[] = [];
  if (answers.boughtLinks && waiting(findings) > 0)
    reasons.push(
      `Links were bought, and ${count(waiting(findings), "domain needs", "domains need")} a look: these may be the ones.`,
    );
  if (answers.boughtLinks && marked > 0)
    reasons.push(
      `Links were bought, and your team has marked ${count(marked, "domain or page", "domains and pages")} for the disavow file.`,
    );
  if (paidFollowed > 0)
    reasons.push(
      `${count(paidFollowed, "paid link", "paid links")} among your placements ${paidFollowed === 1 ? "is" : "are"} followed, which Google's policy forbids.`,
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

function stepsToReview(findings: DisavowFindings): DisavowStep[] {
  const steps: DisavowStep[] = [];
  if (findings.paidFollowed > 0)
    steps.push({
      text: "Ask for rel=“sponsored” on the paid links: that settles them without a disavow.",
      to: "placements",
    });
  if (waiting(findings) > 0) steps.push(toReview(findings));
  if (waiting(findings) + findings.marked > 0) steps.push(ask, disavow);
  return steps;
}

function forNo(answers: DisavowAnswers, findings: DisavowFindings): DisavowAdvice {
  const open = openQuestions(answers, findings);
  const leave = { text: "Leave it. A file that disavows good links does harm.", to: null };
  return {
    answer: "no",
    sentence: "No, you do not need to disavow.",
    why: reasonsForNo(answers, findings),
    next: open.length > 0 ? open : [leave],
  };
}

function reasonsForNo(answers: DisavowAnswers, findings: DisavowFindings): string[] {
  const { high, review } = findings;
  const reasons: string[] = [];
  if (answers.manualAction === "none") reasons.push("There is no manual action.");
  else reasons.push("You do not know of a manual action.");
  if (answers.boughtLinks === false) reasons.push("No links were bought.");
  if (waiting(findings) === 0)
    reasons.push("No referring domain that waits for a decision has evidence against it.");
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

/** What could still change the answer. */
function openQuestions(answers: DisavowAnswers, { judgedShare }: DisavowFindings): DisavowStep[] {
  const steps: DisavowStep[] = [];
  if (answers.manualAction === null) steps.push(lookForNotice);
  if (judgedShare < JUDGED_ENOUGH)
    steps.push({
      text: `Audit again: ${Math.floor(judgedShare * 100)} % of the referring domains are judged so far.`,
      to: "audit",
    });
  return steps;
}
