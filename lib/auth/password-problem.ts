import { commonStems } from "./common-passwords.ts";

export const shortestPassword = 12;
/** Longer ones would only cost time to hash. */
export const longestPassword = 1_000;

const stems: ReadonlySet<string> = new Set(commonStems);

/** Letters as they are often swapped for signs, so that `P@ssw0rd` is read as what it is. */
const swaps: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** The shortest piece that gives the text when repeated (`abab` → `ab`). */
function smallestPart(text: string): string {
  for (let size = 1; size <= text.length / 2; size++) {
    const part = text.slice(0, size);
    // The last turn may be cut short: `123412341` is `1234` too.
    if (part.repeat(Math.ceil(text.length / size)).startsWith(text)) return part;
  }
  return text;
}

function isRun(text: string): boolean {
  const steps = Array.from(text).map((char, i, all) =>
    i === 0 ? 0 : (char.codePointAt(0) ?? 0) - (all[i - 1]?.codePointAt(0) ?? 0),
  );
  const first = steps[1];
  // Nine to nought counts as a step of one: 1234567890123.
  return (
    steps.slice(1).every((step) => step === first || step === -9 || step === 9) &&
    (first === 1 || first === -1)
  );
}

/** Decoration at the ends is what every guesser tries first: `Welcome2026!!`. */
const trimmed = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
const unswapped = (text: string) => text.replace(/[@4310!$57]/g, (char) => swaps[char] ?? char);

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (isRun(lower) || smallestPart(lower).length <= 6) return true;
  const letters = lower.replace(/[^\p{L}]+/gu, "");
  if (letters === "" && new Set(lower).size <= 4) return true;
  return [letters, trimmed(lower), unswapped(trimmed(lower)), trimmed(unswapped(lower))].some(
    (text) => stems.has(text) || stems.has(smallestPart(text)),
  );
}

/**
 * Why a new password is not good enough, as a sentence for its field; null when it is. Length counts most
 * (NIST SP 800-63B §3.1.1.2): no rules about signs and digits. `about` is what an attacker knows of the
 * person: name, email, workspace.
 */
export function passwordProblem(password: string, about: readonly string[] = []): string | null {
  const length = Array.from(password).length;
  if (length < shortestPassword) return `Use at least ${shortestPassword} characters. A sentence works well.`;
  if (length > longestPassword) return `Use at most ${longestPassword} characters.`;
  if (isCommon(password))
    return "This password is among the first that are guessed. A sentence of your own works well.";
  const plain = password.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  for (const fact of about.flatMap((text) => [text, text.split("@")[0] ?? ""])) {
    const known = fact.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    if (known.length >= 4 && plain.replace(known, "").length < 6 && plain.includes(known)) {
      return "This password is mostly your own name or email. A sentence of your own works well.";
    }
  }
  return null;
}
