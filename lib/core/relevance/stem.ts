/**
 * Brings the forms of a word together: "shoes" and "shoe", "Laufschuhe" and "Laufschuhen", "обуви" and "обувь". Light
 * on purpose, an ending is cut and no more, because two words that are wrongly one are worse than two forms that stay
 * two. After J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages" (2006).
 */

import { copyText } from "../extract/copy-text.ts";

/** Endings, the longest first; so many letters stay at least. */
const endings: Readonly<Record<string, readonly [keep: number, endings: string]>> = {
  en: [4, "ations ation ings ing ies ers er ed es s ly e y"],
  de: [4, "ungen ung ern em en er es e n s"],
  fr: [4, "ations ation ements ement euses euse eaux eux ées ée és és aux er es e s é"],
  es: [
    4,
    "aciones ación amientos amiento ciones ción mente adores ador iendo ando adas ados ada ado idas idos ida ido ar er ir es as os a o e s",
  ],
  it: [4, "azioni azione amenti amento mente ando endo ati ate ata ato are ere ire i e a o"],
  pt: [
    4,
    "ações ação amentos amento mente ções ção ando endo adas ados ada ado idas idos ar er ir es as os a o e s",
  ],
  nl: [4, "ingen ing heden heid en er es e s n"],
  sv: [4, "arna erna orna ande aren heten ningar ning ar er or en et an a e s n t"],
  da: [4, "erne ende ninger ning er en et e s n r"],
  no: [4, "ene ende ninger ning er en et a e s n r t"],
  fi: [
    4,
    "issa issä ista istä iin ille illa illä ilta iden ssa ssä sta stä lla llä lta ltä lle ksi ina inä jen ien ita itä an än en in on un yn tä ta na nä ja jä n t a ä i",
  ],
  pl: [
    4,
    "owania owanie ościach ościami ością owego owych owymi ów ami ach iem emu ego ych ymi ej ie ia ią om em ą ę y i a e o u",
  ],
  cs: [4, "ování ovaných ostmi ostí ách ami emi ího ých ými ům ech ou ém ím ý á é í y i a e o u"],
  hu: [
    4,
    "ságok ségek ságot séget okat eket ban ben ból ből hoz hez nak nek ról ről tól től val vel nál nél ra re ok ek ak on en ot et at t k a e i",
  ],
  ro: [4, "urilor elor ilor ului area ările ării ează ele ilor ul ea ii le ei ă e i a u"],
  tr: [
    4,
    "larının lerinin larında lerinde larını lerini ların lerin larda lerde lardan lerden ları leri lar ler ının inin unun ünün ında inde dan den tan ten nın nin da de ta te yı yi sı si ı i u ü a e",
  ],
  ru: [
    4,
    "ования ование иями ями ами ого его ому ему ыми ими ых их ов ев ей ой ий ый ая яя ое ее ые ие ия ии ию ам ям ах ях ом ем ую юю ть ся у ю а я о е ы и ь й",
  ],
  uk: [
    4,
    "ування ання ення ями ами ого його ому ими іми их ів їв ей ій ий ая ою ею ам ям ах ях ом ем ти ся у ю а я о е и і ї ь й",
  ],
  ko: [
    2,
    "에서는 에서 으로 에는 에게 까지 부터 이다 하는 하고 한다 은 는 이 가 을 를 의 에 와 과 도 로 만 한",
  ],
  el: [4, "ματα ματος ους ων ες ος ου οι ας ης ιά ια ή η α ο ι ς ν"],
};

interface Table {
  keep: number;
  endings: readonly string[];
  /** The same words stand on page after page. */
  known: Map<string, string>;
}

const tables = new Map<string, Table>(
  Object.entries(endings).map(([language, [keep, list]]) => [
    language,
    { keep, endings: list.split(" ").sort((a, b) => b.length - a.length), known: new Map() },
  ]),
);

/** Words remembered of one language; a page of nonsense must not fill the memory. */
const MOST_KNOWN = 20_000;

/** What the forms of a word have in common; the word itself in a language without a table. @param word in lower case */
export function stem(word: string, language: string | null): string {
  const table = language === null ? undefined : tables.get(language);
  if (table === undefined) return word;
  const known = table.known.get(word);
  if (known !== undefined) return known;
  const stemmed = cutEnding(word, table);
  if (table.known.size >= MOST_KNOWN) table.known.clear();
  // A copy: what was cut out of a page keeps the page.
  table.known.set(copyText(word), copyText(stemmed));
  return stemmed;
}

function cutEnding(word: string, { keep, endings }: Table): string {
  for (const ending of endings) {
    // "cars", "vins": the plural of a short word.
    const left = ending === "s" ? keep - 1 : keep;
    if (word.length - ending.length >= left && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}
