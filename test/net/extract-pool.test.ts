import { afterEach, describe, expect, test } from "vitest";
import { createExtractPool, type ExtractPool, type ExtractPoolOptions } from "#lib/net/extract-pool";

const hostile = new URL("../support/hostile-thread.ts", import.meta.url);
const open: ExtractPool[] = [];
const pool = (options: ExtractPoolOptions = {}) => {
  const made = createExtractPool({ inlineBytes: 0, ...options });
  open.push(made);
  return made;
};
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

const job = (path = "/", html = '<title>Page</title><a href="/x">link</a>') => ({
  bytes: new TextEncoder().encode(html),
  contentType: "text/html; charset=utf-8",
  url: `http://site.example${path}`,
});

/** The longest that the event loop was late while `work` ran, in milliseconds. */
async function latestWhile(work: Promise<unknown>): Promise<number> {
  let latest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    latest = Math.max(latest, performance.now() - last - 10);
    last = performance.now();
  }, 10);
  await work;
  clearInterval(beat);
  return latest;
}

describe("extraction in a thread", () => {
  test("gives the same as here and now", async () => {
    const [there, here] = await Promise.all([
      pool().extract(job()),
      pool({ inlineBytes: 1e6 }).extract(job()),
    ]);
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
    expect(there?.page.links[0]).toMatchObject({ url: "http://site.example/x", anchor: "link" });
    expect(there?.encoding).toBe("utf-8");
  });

  test("many pages over two threads each get their own answer", async () => {
    const threads = pool();
    const pages = Array.from({ length: 40 }, (_, n) => threads.extract(job("/", `<title>${n}</title>`)));
    expect((await Promise.all(pages)).map((each) => each?.page.title)).toEqual(pages.map((_, n) => `${n}`));
  });

  test.each(["/hang", "/regexp", "/throw", "/exit"])(
    "%s: the page is given up and the next one is read",
    async (path) => {
      const threads = pool({ program: hostile, size: 1, killMs: 300 });
      const [bad, good] = await Promise.all([threads.extract(job(path)), threads.extract(job())]);
      expect(bad).toBeNull();
      expect(good?.page.title).toBe("Page");
    },
  );

  test("a page that eats memory loses its thread before it does harm", async () => {
    const threads = pool({ program: hostile, size: 1, killMs: 1_000 });
    expect(await threads.extract(job("/memory"))).toBeNull();
    expect((await threads.extract(job()))?.page.title).toBe("Page");
  });

  test("while a page hangs, this loop stays on time and the other thread works on", async () => {
    const threads = pool({ program: hostile, size: 2, killMs: 1_000 });
    await threads.extract(job());
    const hanging = threads.extract(job("/hang"));
    let done = 0;
    const others = Promise.all(Array.from({ length: 50 }, () => threads.extract(job()).then(() => done++)));
    expect(await latestWhile(others)).toBeLessThan(500);
    expect(done).toBe(50);
    expect(await hanging).toBeNull();
  });

  test("the clock starts when a thread takes the page, not when the page waits", async () => {
    const threads = pool({ program: hostile, size: 1, killMs: 250 });
    const answers = await Promise.all([
      ...["/hang", "/hang", "/hang"].map((path) => threads.extract(job(path))),
      threads.extract(job()),
    ]);
    expect(answers.map((each) => each?.page.title ?? null)).toEqual([null, null, null, "Page"]);
  });

  test("a program that cannot start gives every page up instead of trying for ever", async () => {
    const threads = pool({ program: new URL("./no-such-file.ts", import.meta.url) });
    expect(await Promise.all([threads.extract(job()), threads.extract(job())])).toEqual([null, null]);
  });

  test("closing gives up what waits", async () => {
    const threads = pool({ program: hostile, size: 1 });
    const waiting = [threads.extract(job("/hang")), threads.extract(job())];
    await threads.close();
    expect(await Promise.all(waiting)).toEqual([null, null]);
    expect(await threads.extract(job())).toBeNull();
  });
});

describe("hostile pages of 5 MB take time in proportion to their length", () => {
  const size = 5_000_000;
  test.each<[string, string]>([
    ["nested elements", "<div>"],
    ["nested tables", "<table>"],
    ["nested links", "<a href=x><b>"],
    ["formatting that never closes", "<p><b><i>"],
    ["one tag with attributes", "a=1 "],
    ["open angle brackets", "<"],
    ["ampersands", "&amp"],
    ["comments that never close", "<!--"],
    ["titles that never close", "<title>"],
    ["forms and options", "<form action=x><select><option>"],
    ["NUL bytes", "\0<a href=\0>\0"],
  ])("%s", async (_name, piece) => {
    const html = (piece === "a=1 " ? "<a " : "") + piece.repeat(Math.ceil(size / piece.length));
    const threads = pool({ killMs: 10_000 });
    const begun = performance.now();
    expect(await threads.extract(job("/", html))).not.toBeNull();
    // Well below 1 s on an idle machine.
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});
