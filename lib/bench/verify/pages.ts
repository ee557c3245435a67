/** Pages of about 14 KB, as a manual's or a blog's are: text, links of the own site, a few to others, one to us. */
export const home = "https://home.example/";

const words =
  "the a page of link work with from garden water light stone house small green road river bridge paper letter winter summer market people time day year hand part place case week point number group problem fact".split(
    " ",
  );

// A small generator with a seed: the same pages every time.
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One page's HTML. Equal seeds give equal pages; another `edition` has other words in its link to us. */
export function makePage(seed: number, { bytes = 14_000, edition = 1 } = {}): string {
  const random = createRandom(seed);
  const word = () => words[Math.floor(random() * words.length)] ?? "the";
  const sentence = () => `${Array.from({ length: 12 }, word).join(" ")}. `;
  const parts = [`<!doctype html><html lang="en"><head><title>${sentence()}</title></head><body><nav><ul>`];
  for (let index = 0; index < 25; index++)
    parts.push(`<li><a href="/section/${index}">${word()} ${word()}</a></li>`);
  parts.push("</ul></nav><main><article>");
  parts.push(`<p>${sentence()}<a href="${home}">home of ${word()} ${edition}</a> ${sentence()}</p>`);
  for (let length = parts.join("").length, index = 0; length < bytes; index++) {
    const link =
      index % 3 === 0
        ? `<a href="https://other${index}.example/${word()}" rel="nofollow">${word()} ${word()}</a>`
        : `<a href="/${word()}/${index}">${word()}</a>`;
    const paragraph = `<p class="text">${sentence()}${sentence()}${link} ${sentence()}</p>`;
    parts.push(paragraph);
    length += paragraph.length;
  }
  parts.push("</article></main></body></html>");
  return parts.join("");
}

/** The addresses of a benchmark: `pages` of them, spread over `hosts`. */
export function pageUrls(pages: number, hosts: number): string[] {
  return Array.from(
    { length: pages },
    (_, index) => `http://h${index % hosts}.test/${Math.floor(index / hosts)}`,
  );
}
