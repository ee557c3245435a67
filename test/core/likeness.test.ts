import { describe, expect, test } from "vitest";
import { extractPage } from "#lib/core/extract";
import { isLike, likenessOf } from "#lib/core/page-kind/likeness";

const menu =
  "<nav>Garden tools Pots and planters Seeds and bulbs Delivery Returns About the nursery Contact us</nav>";
const foot = "<footer>Alderwick Nursery, Mill Lane. Open Tuesday to Sunday. All prices include tax.</footer>";
const pageOf = (main: string, title = "Alderwick Nursery") =>
  extractPage(`<title>${title}</title>${menu}<main>${main}</main>${foot}`, "https://alderwick.example/x");
const shopWindow = (address: string, day: string, title?: string) =>
  pageOf(
    `<h1>Come and have a look around</h1><p>You asked for ${address}. Here is what is in season: lavender, sage and
     thyme in small pots, ready for the kitchen window. Seen on ${day}.</p>`,
    title,
  );
const seen = likenessOf(shopWindow("/4f1c09aa", "3 May 2026"));

describe("a page is the one that its host answers for anything", () => {
  test("when only the address and the day are other ones", () => {
    expect(isLike(shopWindow("/blog/how-to-prune", "28 November 2026"), seen)).toBe(true);
  });
});

describe("it is another page", () => {
  test.each<[string, ReturnType<typeof pageOf>]>([
    [
      "with an article inside the same menu and footer",
      pageOf(
        `<h1>How to prune a rose</h1><p>${"Cut above an outward facing bud, at a slant. ".repeat(8)}</p>`,
      ),
    ],
    ["with a title of its own", shopWindow("/4f1c09aa", "3 May 2026", "How to prune a rose")],
    [
      "with the same words and a long article below them",
      pageOf(`<p>Come and have a look around</p><p>${"Then the frost came back in April. ".repeat(60)}</p>`),
    ],
    [
      "with next to no words: nobody can tell two of them apart",
      extractPage("<p>Nothing here yet</p>", "https://a.example/"),
    ],
  ])("%s", (_name, page) => expect(isLike(page, seen)).toBe(false));

  test("two pages of a few words are never alike, even when equal", () => {
    const empty = extractPage("<p>Coming soon</p>", "https://a.example/");
    expect(isLike(empty, likenessOf(empty))).toBe(false);
  });
});

test("what is kept is small, whatever the page", () => {
  const page = extractPage(
    `<p>${"one two three four five six seven ".repeat(20_000)}</p>`,
    "https://a.example/",
  );
  expect(JSON.stringify(likenessOf(page)).length).toBeLessThan(8_000);
});
