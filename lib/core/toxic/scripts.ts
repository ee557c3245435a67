/**
 * In which script a text is written, and which scripts a language uses (Unicode Script property, UAX #24; BCP 47). Latin
 * is at home everywhere: names and brands are written in it in every language.
 */

const SCRIPTS = {
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Greek: /\p{Script=Greek}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Thai: /\p{Script=Thai}/gu,
  Hangul: /\p{Script=Hangul}/gu,
  // Japanese writes in both: told apart, every Japanese headline would be half Chinese.
  "Chinese or Japanese": /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
} as const;

export type Script = keyof typeof SCRIPTS;

/** Languages that are not written in Latin letters. */
const LANGUAGE_SCRIPTS: Readonly<Record<string, Script>> = {
  ru: "Cyrillic",
  uk: "Cyrillic",
  be: "Cyrillic",
  bg: "Cyrillic",
  mk: "Cyrillic",
  sr: "Cyrillic",
  kk: "Cyrillic",
  el: "Greek",
  ar: "Arabic",
  fa: "Arabic",
  ur: "Arabic",
  he: "Hebrew",
  hi: "Devanagari",
  mr: "Devanagari",
  ne: "Devanagari",
  th: "Thai",
  ko: "Hangul",
  ja: "Chinese or Japanese",
  zh: "Chinese or Japanese",
};

/** The script of most letters of a text; null for Latin and for what has no letters. */
export function scriptOf(text: string): Script | null {
  // Nearly every anchor ends here.
  if (!/[^\0-\u024f]/.test(text)) return null;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  let most: Script | null = null;
  let letters = latin;
  for (const script of Object.keys(SCRIPTS) as Script[]) {
    const own = text.match(SCRIPTS[script])?.length ?? 0;
    if (own > letters) {
      most = script;
      letters = own;
    }
  }
  return most;
}

/** The script that a language is written in; null: Latin, or a script that is not told apart here. */
export function scriptOfLanguage(language: string): Script | null {
  return LANGUAGE_SCRIPTS[language.toLowerCase().split("-")[0] ?? ""] ?? null;
}
