/**
 * Anchor texts made comparable. Two folds, for two questions: "is this the text that was agreed?" keeps every
 * letter; "what words does it say?" drops accents too and works in scripts that put no spaces between words.
 */

/** Letters that Unicode does not take apart into a base and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Never the vowels of Indic or Thai, nor kana's. */
const accents = /[\u0300-\u036f\u0591-\u05bd\u064b-\u065f]/g;

/** Scripts that run words together: there, each character with its marks stands for itself. */
const unspaced = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
const word = new RegExp(
  String.raw`[[\p{L}\p{N}]&&[${unspaced}]]\p{M}*|[[\p{L}\p{N}\p{M}]--[[\p{L}\p{N}]&&[${unspaced}]]]+`,
  "gv",
);
const unspacedWord = new RegExp(String.raw`^[[\p{L}\p{N}]&&[${unspaced}]]`, "v");

/** True for a word that is one character of a script without spaces. */
export function isUnspaced(text: string): boolean {
  return unspacedWord.test(text);
}

/** The words of a text without case, accents, width and punctuation (Unicode NFKD, then NFC again). */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(accents, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, "")
    .normalize("NFC");
  return plain.match(word) ?? [];
}

/**
 * Is this the agreed anchor text? Case, white space, width, the kind of quotes and dashes, invisible characters
 * and punctuation at the ends make no difference; accents and words do.
 */
export function sameAnchor(found: string, agreed: string): boolean {
  return foldAnchor(found) === foldAnchor(agreed);
}

function foldAnchor(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[‘’‚‛ʼ´`]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  return trimMarks(plain) || plain;
}

/** By hand and not by a pattern: `[…]+$` takes quadratic time on a text that is one long row of dots. */
function trimMarks(text: string): string {
  const characters = Array.from(text);
  let from = 0;
  let to = characters.length;
  while (from < to && isMark(characters[from])) from++;
  while (to > from && isMark(characters[to - 1])) to--;
  return characters.slice(from, to).join("");
}

/** Punctuation, white space and arrows; not `#` and `+`, which end names (C#, C++). */
function isMark(character: string | undefined): boolean {
  return character !== undefined && character !== "#" && /[\p{P}\s←-⇿›»▶►]/u.test(character);
}
