/**
 * The draft of a reconsideration request, from facts alone: what was done, with counts and dates, and what is left. Google
 * asks for three things: what the problem was, what was done, and what came of it
 * (https://support.google.com/webmasters/answer/35843). What only a person knows stands as a question in brackets.
 */
import { count } from "../toxic/evidence.ts";
import { dayOf, listOf } from "../verdict/phrases.ts";
import { type CaseCounts, type CaseFacts, countCase } from "./case-facts.ts";
import { kindWords } from "./words.ts";

/** Questions that only a person can answer; the draft stands with them until somebody does. */
const QUESTIONS = {
  howTo: "[Say how these links came about: who made or paid for them, when, and why.]",
  howFrom: "[Say how these links came about: who placed or sold them, when, and why.]",
  never: "[Say what keeps this from happening again.]",
} as const;

/** Samples that are named one by one. */
const NAMED = 20;

/** Questions in brackets that a text still holds. */
export function openQuestions(text: string): number {
  return Object.values(QUESTIONS).filter((question) => text.includes(question)).length;
}

/** Plain text, its lines as long as its sentences. */
export function draftRequest(facts: CaseFacts): string {
  const counts = countCase(facts);
  const isTo = facts.kind === "links_to";
  return `${[
    `Reconsideration request for ${facts.property}`,
    `Manual action: ${kindWords[facts.kind].toLowerCase()}, notice of ${day(facts.noticedOn)}`,
    "",
    "What happened",
    isTo ? QUESTIONS.howTo : QUESTIONS.howFrom,
    "",
    "What we did",
    ...(isTo ? doneAboutLinksTo(facts, counts) : doneAboutLinksFrom(counts)).map(item),
    "",
    QUESTIONS.never,
    "",
    "What is left",
    ...whatIsLeft(facts, counts),
    ...earlier(facts),
  ].join("\n")}\n`;
}

const item = (line: string) => `- ${line}`;
const day = (on: string) => dayOf(on) ?? on;

function doneAboutLinksTo({ version }: CaseFacts, counts: CaseCounts): string[] {
  const lines: string[] = [];
  if (counts.samples > 0)
    lines.push(
      `We went through the ${count(counts.samples, "sample address", "sample addresses")} that Google named, on ${count(counts.domains, "domain")}.`,
    );
  if (counts.gone > 0)
    lines.push(
      `${count(counts.gone, "of them does not link to us any more", "of them do not link to us any more")}: we looked at the pages ourselves.`,
    );
  if (counts.asked > 0) lines.push(askedFor(counts));
  if (version !== null && version.uploadedOn !== null) {
    const entries = [
      version.domains > 0 ? count(version.domains, "domain") : "",
      version.urls > 0 ? count(version.urls, "page") : "",
    ].filter((part) => part !== "");
    lines.push(
      `On ${day(version.uploadedOn)} we uploaded a disavow file for ${version.property} with ${listOf(entries)} (version ${version.number} of our list).${
        counts.disavowed > 0
          ? ` It names ${count(counts.disavowed, "of the sample addresses", "of the sample addresses")}.`
          : ""
      }`,
    );
  }
  return lines;
}

function askedFor(counts: CaseCounts): string {
  const results = [
    [counts.removed, "removed the links (we looked ourselves)"],
    [counts.answered, "answered"],
    [counts.refused, "refused"],
    [counts.noAnswer, "gave no answer"],
    [counts.waiting, counts.waiting === 1 ? "has not answered yet" : "have not answered yet"],
  ] as const;
  const told = results.flatMap(([number, words]) =>
    number > 0 ? [`${number.toLocaleString("en")} ${words}`] : [],
  );
  const first = counts.firstMailOn ?? "";
  const last = counts.lastMailOn ?? "";
  const when = first === last ? `On ${day(first)}` : `Between ${day(first)} and ${day(last)}`;
  return `${when} we asked ${count(counts.asked, "site", "sites")} to remove the links: ${listOf(told)}.`;
}

function doneAboutLinksFrom(counts: CaseCounts): string[] {
  const lines: string[] = [];
  if (counts.samples > 0)
    lines.push(`We went through the ${count(counts.samples, "page", "pages")} that Google named.`);
  if (counts.gone > 0)
    lines.push(
      `On ${count(counts.gone, "of them", "of them")} no followed link to another site is left: the links are removed or qualified with rel="nofollow", "sponsored" or "ugc".`,
    );
  return lines;
}

function whatIsLeft({ kind }: CaseFacts, counts: CaseCounts): string[] {
  const lines: string[] = [];
  const { left } = counts;
  if (left.length > 0) {
    lines.push(
      kind === "links_to"
        ? `${count(left.length, "sample address still links to us and is in no disavow file", "sample addresses still link to us and are in no disavow file")}:`
        : `${count(left.length, "page still has followed links", "pages still have followed links")} to other sites:`,
      ...left.slice(0, NAMED).map(({ url }) => item(url)),
    );
    if (left.length > NAMED) lines.push(item(`and ${(left.length - NAMED).toLocaleString("en")} more`));
  }
  const unsure = counts.reportedGone + counts.unknown;
  if (unsure > 0)
    lines.push(
      kind === "links_to"
        ? `${count(unsure, "sample address", "sample addresses")} we could not confirm with a look of our own.`
        : `${count(unsure, "page", "pages")} we have not looked at since.`,
    );
  return lines.length > 0 ? lines : ["Nothing that we know of."];
}

function earlier({ steps }: CaseFacts): string[] {
  const told = steps.flatMap(({ kind, on }) => {
    if (kind === "submitted") return [`Submitted on ${day(on)}`];
    if (kind === "rejected" || kind === "more_samples") return [`Rejected on ${day(on)}`];
    return [];
  });
  return told.length === 0 ? [] : ["", "Earlier requests", ...told.map(item)];
}
