import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTargetRules, targetMover } from "#lib/core/target-rules";

const A = "https://old.example/a";
const B = "https://new.example/b";
const move = (text: string, url: string) => targetMover(readTargetRules(text).rules)(url)?.to ?? null;

describe("a line is a pair", () => {
  test.each([
    ["a space between", `${A} ${B}`],
    ["a tab", `${A}\t${B}`],
    ["a comma", `${A},${B}`],
    ["a semicolon and quotes", `"${A}";"${B}"`],
    ["an arrow", `${A} -> ${B}`],
    ["a real arrow", `  ${A} → ${B}  `],
    ["no scheme", "old.example/a new.example/b"],
  ])("with %s", (_, line) =>
    expect(readTargetRules(line)).toEqual({ rules: [{ line: 1, from: A, to: B, under: false }], bad: [] }),
  );
  test("with commas inside its addresses", () =>
    expect(readTargetRules("https://old.example/a,1,2.html,https://new.example/b;v=1").rules).toMatchObject([
      { from: "https://old.example/a,1,2.html", to: "https://new.example/b;v=1" },
    ]));
  test("a header, blank lines and line ends of any kind are passed over", () => {
    const { rules, bad } = readTargetRules(`old address,new address\r\n\r\n${A},${B}\r`);
    expect([rules.map(({ line }) => line), bad]).toEqual([[3], []]);
  });
  test("a pair said twice is one", () =>
    expect(readTargetRules(`${A} ${B}\n${A} ${B}`)).toMatchObject({ rules: [{ line: 1 }], bad: [] }));
});

describe("a line that is none says why", () => {
  test.each([
    ["one address", A, "old address, then the new one"],
    ["words", `${A} and ${B}/ and more`, "old address, then the new one"],
    ["no web address", `${A} https://new .example/`, "old address, then the new one"],
    ["a user name in it", `${A} https://me:you@new.example/`, "not a web address"],
    ["the same twice", `${A} ${A}#top`, "the same"],
    ["a folder to a page", `https://old.example/* ${B}`, "at the end of both"],
    ["half a name", "https://old.example/bl* https://new.example/*", "/* at the end"],
    ["a query in a folder", "https://old.example/?a=/* https://new.example/*", "question mark"],
  ])("%s", (_, line, reason) => {
    const { rules, bad } = readTargetRules(`${A} ${B}\n${line}`);
    expect([rules.length, bad.map((one) => [one.line, one.problem])]).toEqual([
      1,
      [[2, expect.stringContaining(reason)]],
    ]);
  });
  test("the same old address with two new ones", () =>
    expect(readTargetRules(`${A} ${B}\nhttp://www.old.example/a/ https://new.example/c`).bad).toMatchObject([
      { line: 2, problem: expect.stringContaining("line 1") },
    ]));
});

describe("an address moves", () => {
  test.each(["http://old.example/a", "https://www.old.example/a/", `${A}?utm_source=x`])(
    "however it is spelled: %s",
    (url) => expect(move(`${A} ${B}`, url)).toBe(B),
  );
  test("not when no rule names it", () => expect(move(`${A} ${B}`, "https://old.example/ab")).toBeNull());
  test("not when it has its new address", () =>
    expect(move("http://old.example/a https://old.example/a", A)).toBeNull());
  test.each([
    ["https://old.example/blog/2020/x", "https://www.new.example/articles/2020/x"],
    ["http://www.old.example/blog/?p=3&utm_source=x", "https://www.new.example/articles/?p=3&utm_source=x"],
    ["https://old.example/blog", "https://www.new.example/articles/"],
    ["https://old.example/blogger/x", null],
    ["https://older.example/blog/x", null],
  ])("with its folder: %s", (url, to) =>
    expect(move("https://old.example/blog/* https://www.new.example/articles/*", url)).toBe(to),
  );
  test("by its own pair before its folder, and by the nearest folder", () => {
    const text = `https://old.example/* https://new.example/*\nhttps://old.example/blog/* https://blog.example/*\n${A} ${B}`;
    expect([A, "https://old.example/blog/x", "https://old.example/x"].map((url) => move(text, url))).toEqual([
      B,
      "https://blog.example/x",
      "https://new.example/x",
    ]);
  });
});

test("a long line costs no more than its length", () => {
  const line = `https://old.example/${"a->, ".repeat(3_000)}`;
  expect(readTargetRules(Array.from({ length: 300 }, () => line).join("\n")).bad.length).toBe(300);
});

test("whatever is pasted is read or refused, line by line", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl())), (parts) => {
      const text = parts.join(" ");
      const { rules, bad } = readTargetRules(text);
      const lines = text.split(/\r\n|\r|\n/).length;
      expect(rules.length + bad.length).toBeLessThanOrEqual(lines);
      for (const rule of rules) expect(targetMover(rules)(rule.from)?.to).toBeDefined();
    }),
  );
});
