import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";
import { compareTopics, type Relevance } from "#lib/core/relevance/compare";
import { withContext } from "#lib/core/relevance/context";
import { stem } from "#lib/core/relevance/stem";
import { countWords, type Words } from "#lib/core/relevance/tokens";
import { topicOf } from "#lib/core/relevance/topic";

interface Labelled {
  language: string;
  /** Pages by name, as HTML. */
  texts: Record<string, string>;
  /** Linking page, page linked to, and what a person says of the two. */
  pairs: [source: string, target: string, label: Relevance][];
}

const folder = path.join(import.meta.dirname, "../fixtures/relevance");
const labelled = fs
  .readdirSync(folder)
  .map((file): Labelled => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")));
const topicOfHtml = (html: string) => topicOf(extractPage(html, "https://page.example/").topicText);

// The first seven languages set the bounds of compare.ts; it, nl, pt and zh were written afterwards and changed nothing.
describe.each(labelled)("labelled pages, $language", ({ language, texts, pairs }) => {
  test.each(pairs)("%s → %s: %s", (source, target, label) => {
    const [from, to] = [topicOfHtml(texts[source] ?? ""), topicOfHtml(texts[target] ?? "")];
    const { relevance, score, shared } = compareTopics(from, to);
    expect({ relevance, shared, score }).toMatchObject({ relevance: label });
    if (label === "same" || label === "related") expect(shared.length).toBeGreaterThanOrEqual(2);
  });
  test("the language is known by the words, whatever lang says", () => {
    for (const html of Object.values(texts)) {
      const topic = topicOfHtml(html.replace(/lang=\w+/, "lang=en-US"));
      if (topic.words > 20) expect(topic.language).toBe(language);
    }
  });
  test("which page links to which does not matter", () => {
    for (const [a, b] of pairs) {
      const [x, y] = [topicOfHtml(texts[a] ?? ""), topicOfHtml(texts[b] ?? "")];
      expect(compareTopics(x, y).relevance).toBe(compareTopics(y, x).relevance);
    }
  });
});

const words = (text: string) => {
  const counted: Words = new Map();
  countWords(text, 1, counted);
  return [...counted.keys()];
};

describe("words", () => {
  test.each([
    ["Crème brûlée, l'été!", ["crème", "brûlée", "l", "été"]],
    ["Größe: 5–7 „Straße“", ["größe", "5", "7", "straße"]],
    ["обувь/кроссовки…", ["обувь", "кроссовки"]],
    ["run_time run-time", ["run", "time"]],
    ["東京で温泉へ行く", ["東京", "温泉", "行く"]],
    ["我喜欢绿茶。", ["喜欢", "绿茶"]],
    ["ภาษาไทย", ["ภาษา", "ไทย"]],
    ["신발을 샀다", ["신발을", "샀다"]],
    ["𝒳 🙂 ok", ["ok"]],
    ["", []],
  ])("%s", (text, found) => expect(words(text)).toEqual(found));

  test("a hash of a thousand letters is none", () => expect(words("a".repeat(1_000))).toEqual([]));
});

describe("forms of a word are one", () => {
  test.each([
    ["en", ["shoe", "shoes"]],
    ["en", ["bank", "banks", "banking"]],
    ["de", ["laufschuh", "laufschuhe", "laufschuhen"]],
    ["fr", ["vin", "vins"]],
    ["es", ["solar", "solares"]],
    ["ru", ["ставка", "ставки", "ставку", "ставок".replace("ок", "кой")]],
    ["pl", ["silnik", "silniki", "silnikiem", "silników"]],
    ["ko", ["신발", "신발을", "신발은"]],
  ])("%s: %j", (language, forms) => {
    expect(new Set(forms.map((form) => stem(form, language))).size).toBe(1);
  });
  test("a language without a table keeps its words", () => expect(stem("kitabu", "sw")).toBe("kitabu"));
});

describe("the main text", () => {
  const prose = "Grinding coffee beans just before brewing keeps the aroma of the espresso. ".repeat(5);
  const noise = Array.from({ length: 40 }, (_, i) => `<a href=/${i}>Mortgage offer ${i}</a>`).join(" ");
  const wordsIn = (body: string) => extractPage(`<body>${body}`, "https://page.example/").topicText.text;

  test("is the content, not the menu and the footer around it", () => {
    const text = wordsIn(`<nav>${noise}</nav><main><p>${prose}</p></main><footer>${noise}</footer>`);
    expect(text).toContain("espresso");
    expect(text).not.toContain("Mortgage");
  });
  test("without regions is the prose, not the lists of links", () => {
    const text = wordsIn(`<div>${noise}</div><div><p>${prose}</p></div>`);
    expect(text).toContain("espresso");
    expect(text).not.toContain("Mortgage");
  });
  test("of a page of links are their words", () => {
    expect(wordsIn(`<div>${noise}</div>`)).toContain("Mortgage offer 7");
  });
  test("of a page whose content is a stub is what stands in no region", () => {
    expect(wordsIn(`<main>Loading</main><div><p>${prose}</p></div>`)).toContain("espresso");
  });
  test("is cut, and hidden text is none of it", () => {
    const text = wordsIn(`<main><p hidden>secret</p><p>${prose.repeat(100)}</p></main>`);
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).not.toContain("secret");
  });
  test("pieces on both sides of what is left out do not become one word", () => {
    const text = wordsIn(`<main>${prose}alpha<nav>menu</nav>beta</main>`);
    expect(text).toMatch(/alpha +beta/);
  });
  test("is the same at once and on demand", () => {
    const html = `<html lang=en><title>Coffee</title><main><h1>Beans</h1><p>${prose}</p></main>`;
    const [now, later] = [false, true].map((onDemand) => {
      const { lang, title, headings, text } = extractPage(html, "https://page.example/", {
        onDemand,
      }).topicText;
      return { lang, title, headings, text };
    });
    expect(later).toEqual(now);
    expect(now).toMatchObject({ lang: "en", title: "Coffee", headings: "Beans" });
  });
});

describe("a comparison", () => {
  const en = labelled.find(({ language }) => language === "en")?.texts ?? {};
  const de = labelled.find(({ language }) => language === "de")?.texts ?? {};

  test("of two languages that share nothing proves nothing", () => {
    const compared = compareTopics(topicOfHtml(de.brot ?? ""), topicOfHtml(en.sourdough ?? ""));
    expect(compared).toMatchObject({ relevance: null, shared: [] });
  });
  test("of two languages that share names is related all the same", () => {
    const names = "Rust Tokio Serde Cargo Clippy Axum. ".repeat(4);
    const [a, b] = [de.brot, en.sourdough].map((html = "") =>
      topicOfHtml(html.replace("<p>", `<p>${names}`).replace("</title>", " Rust Tokio Cargo</title>")),
    );
    expect(compareTopics(a as never, b as never).relevance).toMatch(/related|same/);
  });
  test("does not rest on words that stand on all pages of the workspace", () => {
    const newsletter = "Brandstory wordmark signup testimonial checkout wishlist voucher. ".repeat(6);
    const [a, b] = [en.sourdough, en.mortgage].map((html = "") =>
      topicOfHtml(html.replace("</main>", `<p>${newsletter}</p></main>`)),
    ) as [ReturnType<typeof topicOf>, ReturnType<typeof topicOf>];
    const common = new Map(
      newsletter
        .toLowerCase()
        .match(/\w+/g)
        ?.map((word) => [word, 0.9]),
    );
    expect(compareTopics(a, b).relevance).toBe("same");
    expect(compareTopics(a, b, common).relevance).toBe("unrelated");
  });
  test("reads the words around the link where the page says little", () => {
    const thin = topicOfHtml(
      "<html lang=en><title>Links we like</title><main>Neutral running shoes, cushioning and heel drop explained</main>",
    );
    const target = topicOfHtml(en["running-shoes"] ?? "");
    expect(compareTopics(thin, target).relevance).toBe("too_little");
    const context = {
      anchor: "how to choose running shoes",
      left: "Trail runners with overpronation need support, road runners a soft midsole for the marathon; see",
      right: "with notes on the Achilles tendon, toes, forefoot, kilometres and grip on mud and stones.",
    };
    expect(compareTopics(withContext(thin, context), target).relevance).toMatch(/same|related/);
  });
  test("an empty page is too little", () => {
    const empty = topicOf({ lang: null, title: null, headings: "", text: "" });
    expect(empty).toEqual({ language: null, words: 0, terms: [] });
    expect(compareTopics(empty, empty).relevance).toBe("too_little");
  });
});
