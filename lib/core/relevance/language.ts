/**
 * Which language a text is in: by its function words, since `lang` is what a template says and often wrong; by its
 * script where that settles it; else by `lang`.
 */
import { LANGUAGES, stopWords } from "./stop-words.ts";
import type { Words } from "./tokens.ts";

/** So many function words tell; a title alone has fewer. */
const TELLING = 5;

/**
 * @param lang as the page says it ("de-AT"); null when it does not
 * @returns the primary language (BCP 47) in lower case; null when nobody knows
 */
export function languageOf(words: Words, lang: string | null): string | null {
  const claimed = primaryOf(lang);
  const hits = new Array<number>(LANGUAGES.length).fill(0);
  let signs = "";
  let isHangul = false;
  for (const [word, tally] of words) {
    if (tally.signs) {
      if (signs.length < 200) signs += word;
      continue;
    }
    isHangul ||= word >= "가" && word <= "힣";
    for (let bits = stopWords.get(word) ?? 0, at = 0; bits !== 0; bits >>>= 1, at++) {
      if (bits & 1) hits[at] = (hits[at] as number) + tally.count;
    }
  }
  const most = Math.max(...hits);
  if (signs.length > 20 && most < signs.length / 2) return byScript(signs) ?? claimed;
  const own = claimed === null ? -1 : LANGUAGES.indexOf(claimed);
  // Near ones (Danish, Norwegian; Czech, Slovak) share words: what the page says goes before a narrow lead.
  if (own >= 0 && (hits[own] as number) * 1.25 >= most) return claimed;
  if (most >= TELLING) return LANGUAGES[hits.indexOf(most)] as string;
  return claimed ?? (isHangul ? "ko" : byScript(signs));
}

function primaryOf(lang: string | null): string | null {
  const primary =
    lang
      ?.trim()
      .toLowerCase()
      .match(/^[a-z]{2,3}(?=$|[-_])/)?.[0] ?? null;
  return primary === "nb" || primary === "nn" ? "no" : primary;
}

function byScript(text: string): string | null {
  if (/[\u3040-\u30ff]/.test(text)) return "ja";
  if (/[\u4e00-\u9fff]/.test(text)) return "zh";
  if (/[\u0e00-\u0e7f]/.test(text)) return "th";
  return null;
}
