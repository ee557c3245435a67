// A page of a made-up domain, written out as HTML: what the facts say of it is then read from it by the product itself.
import type { DomainFacts, PageFacts } from "#lib/core/toxic/facts";
import { WELL_KNOWN } from "#lib/core/toxic/lists/known-sites";
import { namesOf } from "./labelled.ts";

/** Enough words to tell the language by. */
const WORDS: Readonly<Record<string, string>> = {
  en: "We went out on a cold morning and walked along the river until the sun came up over the hills. There was nobody else on the path, and the only sound was the water. My brother had brought bread and cheese, which we ate on a wall before we turned back to the village, tired but happy with the day.",
  ru: "Мы вышли холодным утром и шли вдоль реки, пока солнце не поднялось над холмами. На тропе больше никого не было, и слышно было только воду. Брат взял с собой хлеб и сыр, которые мы съели на стене, прежде чем повернуть обратно в деревню, усталые и довольные днём.",
  ja: "私たちは寒い朝に出かけて、太陽が丘の上に昇るまで川に沿って歩きました。道には他に誰もいなくて、聞こえるのは水の音だけでした。弟がパンとチーズを持ってきたので、村に戻る前に壁の上で食べました。疲れましたが、楽しい一日でした。",
  ar: "خرجنا في صباح بارد ومشينا على طول النهر حتى أشرقت الشمس فوق التلال. لم يكن هناك أحد غيرنا على الطريق وكان صوت الماء هو الصوت الوحيد. أحضر أخي الخبز والجبن وأكلناهما على جدار قبل أن نعود إلى القرية متعبين ولكن سعداء بهذا اليوم.",
  id: "Kami berangkat pada pagi yang dingin dan berjalan di sepanjang sungai sampai matahari terbit di atas bukit. Tidak ada orang lain di jalan itu, dan satu-satunya suara adalah air. Kakak saya membawa roti dan keju yang kami makan di atas tembok sebelum kembali ke desa, lelah tetapi senang dengan hari itu.",
};

export interface WrittenLink {
  target: string;
  anchor: string;
}

const linkTo = (url: string, text: string) => `<a href="${url}">${text}</a>`;
const toDomain = (domain: string) => linkTo(`https://${domain}/`, domain);

/** The page with these links into the site, in the place in which the domain's links stand. */
export function pageHtml(
  page: PageFacts,
  { links: { places } }: DomainFacts,
  links: readonly WrittenLink[],
): string {
  const { marks, title, language } = page;
  const ours = links.map(({ target, anchor }) => linkTo(target, anchor)).join(" ");
  const shown = (tag: string, content: string) =>
    `<${tag}${page.hidden ? " hidden" : ""}>${content}</${tag}>`;
  const template = marks?.template ?? null;
  const menu = ["one", "two", "three", "four", "five"].map((at) =>
    linkTo(`/${template}-${at}`, `${template} ${at}`),
  );
  const inNav = places.navigation > 0;
  const inFooter = places.footer > 0;
  return `<html lang="${language ?? "en"}"><head><title>${title ?? ""}</title>${page.noindex ? '<meta name="robots" content="noindex">' : ""}</head><body>
${template === null ? "" : `<nav>${menu.join(" ")}</nav>`}${inNav ? shown("nav", ours) : ""}
<main><p>${marks?.parked ? "This domain is for sale. Make an offer." : (WORDS[language ?? "en"] ?? "")}</p>
<p>${others(page).join(" ")}</p>${inNav || inFooter ? "" : shown("div", ours)}</main>
${inFooter ? `<footer>${shown("div", ours)}</footer>` : ""}</body></html>`;
}

/** Its links to everybody else: those that it shares, those of spam, and as many more domains as it is said to have. */
function others({ url, outDomains, marks }: PageFacts): string[] {
  const named = namesOf(marks?.outgoing ?? null);
  const bad = marks?.badDomains ? (marks.spamSample[0] ?? "") : "";
  const words = marks?.spamSample.find((text) => !/^[a-z]+\.[a-z]+$/.test(text)) ?? "payday loans";
  const spam = Array.from({ length: marks?.spamLinks ?? 0 }, (_, at) =>
    linkTo(`https://${bad === "" ? "sold.example" : bad}/${at}`, words),
  );
  // Large sites say nothing of a page; only beyond all of them it is filled up with others.
  const more = Math.max(0, (outDomains ?? 0) - named.length - (spam.length > 0 ? 1 : 0));
  const host = new URL(url).hostname.replaceAll(".", "-");
  const filler = Array.from({ length: more }, (_, at) => WELL_KNOWN[at] ?? `f${at}-${host}.example`);
  return [...named.map(toDomain), ...filler.map(toDomain), ...spam];
}
