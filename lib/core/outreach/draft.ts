/**
 * A mail to a prospect from a template: what is known takes the place of names in double braces. What is not known stays
 * as it stands and stops the draft, by name: nobody is greeted with "Hello ,". Nothing is evaluated.
 */
import { cleanText } from "../clean-text.ts";
import type { MailText } from "../mail/draft.ts";

/** What may stand in braces, and what it is. */
export const DRAFT_VARIABLES = {
  first_name: "The contact’s first name",
  name: "The contact’s whole name",
  site: "The prospect’s site",
  their_page: "The prospect’s page",
  target: "The page that the link is to lead to",
  anchor: "The anchor text",
  our_site: "Our site",
  sender: "Your name",
} as const;
export type DraftVariable = keyof typeof DRAFT_VARIABLES;
export type DraftFacts = Record<DraftVariable, string | null>;

const VARIABLE = /\{\{\s*([^{}\n]*?)\s*\}\}/g;
const isKnown = (name: string): name is DraftVariable => Object.hasOwn(DRAFT_VARIABLES, name);

/** Names in braces that stand for nothing, as they are written. */
export function unknownVariables({ subject, body }: MailText): string[] {
  const written = `${subject}\n${body}`.matchAll(VARIABLE);
  return [...new Set([...written].flatMap(([whole, name]) => (isKnown(name ?? "") ? [] : [whole])))];
}

/** The draft; a name whose fact is not known is left in it. */
export function fillDraft({ subject, body }: MailText, facts: DraftFacts): MailText {
  const fill = (text: string) =>
    text.replace(VARIABLE, (whole, name: string) => (isKnown(name) && facts[name] ? facts[name] : whole));
  return { subject: cleanText(fill(subject), 200), body: fill(body) };
}

/** What stops a draft from being sent, each in a sentence; none: it may go. */
export function draftProblems(to: string, { subject, body }: MailText): string[] {
  const problems: string[] = [];
  const recipients = to.split(/[,;\s]+/).filter((part) => part.includes("@"));
  if (recipients.length > 1)
    problems.push(`It goes to ${recipients.length} addresses: write to one at a time.`);
  if (subject.trim() === "") problems.push("The subject is empty.");
  if (body.trim() === "") problems.push("The text is empty.");
  const text = `${subject}\n${body}`;
  for (const [whole, name = ""] of uniqueMatches(text, VARIABLE)) {
    problems.push(
      isKnown(name)
        ? `${whole} is empty: ${DRAFT_VARIABLES[name].toLowerCase()} is not known. Fill it in or take it out.`
        : `${whole} stands for nothing.`,
    );
  }
  // A placeholder that a person meant to fill: "[topic]"; a footnote's number is none.
  for (const [whole] of uniqueMatches(text, /\[[^[\]\n]*\p{L}[^[\]\n]*\]/gu))
    problems.push(`${whole} was left to be filled in.`);
  return problems;
}

function uniqueMatches(text: string, pattern: RegExp): RegExpMatchArray[] {
  return [...new Map([...text.matchAll(pattern)].map((match) => [match[0], match])).values()];
}

/** Lines that a first mail lacks: who writes, and where the address came from (GDPR Art. 14). */
export function missingLines(
  { body }: MailText,
  { sender, foundOn }: { sender: string | null; foundOn: string | null },
): { what: "sender" | "origin"; line: string }[] {
  const lines: { what: "sender" | "origin"; line: string }[] = [];
  if (foundOn !== null && !body.includes(foundOn))
    lines.push({ what: "origin", line: `I found your address on ${foundOn}.` });
  if (sender !== null && !body.toLowerCase().includes(sender.toLowerCase()))
    lines.push({ what: "sender", line: sender });
  return lines;
}

/**
 * What the law of the recipient's country asks before a first mail; by the domain's ending, or by the country of a number
 * that the site gives. Null: nothing to be said.
 */
export function countryWarning(domain: string, phones: readonly string[]): string | null {
  if (domain.endsWith(".de") || phones.some((phone) => phone.startsWith("+49")))
    return "This site seems to be in Germany: advertising by mail needs consent given beforehand, to companies too (UWG § 7).";
  if (domain.endsWith(".ca"))
    return "This site seems to be in Canada: a commercial mail needs consent, express or implied by a published address, and must name its sender (CASL).";
  return null;
}

/** "Ana" of "Ana Lopes"; null for an initial. */
export function firstNameOf(name: string | null): string | null {
  const parts = name?.trim().split(/\s+/) ?? [];
  const [first] = parts;
  if (first === undefined || first === "" || /^\p{L}\.$/u.test(first)) return null;
  return first;
}
