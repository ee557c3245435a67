import { describe, expect, test } from "vitest";
import { type RemovalFacts, removalStanding } from "#lib/core/removal/status";
import { defaultTemplate, fillTemplate, unknownPlaceholders } from "#lib/core/removal/template";

const terms = { remindAfterDays: 7, giveUpAfterDays: 14 };
const stands = (facts: Partial<RemovalFacts>, today = "2026-03-10") =>
  removalStanding({ steps: [], live: 3, gone: 0, ...facts }, terms, today);
const asked = { kind: "asked", on: "2026-03-01" } as const;

describe("a request", () => {
  test.each<[string, Partial<RemovalFacts>, string, string, string | null]>([
    ["nobody was asked", {}, "2026-03-10", "new", "2026-03-10"],
    ["a mail was sent", { steps: [asked] }, "2026-03-05", "asked", "2026-03-08"],
    ["a week went by", { steps: [asked] }, "2026-03-09", "asked", "2026-03-08"],
    ["two weeks went by", { steps: [asked] }, "2026-03-15", "no_answer", "2026-03-15"],
    [
      "a reminder was sent",
      { steps: [asked, { kind: "reminded", on: "2026-03-08" }] },
      "2026-03-16",
      "reminded",
      null,
    ],
    [
      "nothing followed it",
      { steps: [asked, { kind: "reminded", on: "2026-03-08" }] },
      "2026-03-22",
      "no_answer",
      "2026-03-22",
    ],
    [
      "they refused",
      { steps: [asked, { kind: "refused", on: "2026-03-02" }] },
      "2026-04-22",
      "refused",
      null,
    ],
    [
      "they say it is done and the links are live",
      { steps: [asked, { kind: "answered", on: "2026-03-02" }] },
      "2026-03-03",
      "answered",
      null,
    ],
    ["a look found every link gone", { steps: [asked], live: 0, gone: 3 }, "2026-03-03", "removed", null],
    ["one of the links is left", { steps: [asked], live: 1, gone: 2 }, "2026-03-03", "asked", "2026-03-08"],
    [
      "no look of ours saw the links go",
      { steps: [asked], live: 0, gone: 0 },
      "2026-03-03",
      "asked",
      "2026-03-08",
    ],
  ])("when %s", (_, facts, today, status, dueOn) => {
    expect(stands(facts, today)).toEqual({ status, dueOn });
  });
});

describe("the mail", () => {
  const facts = {
    domain: "blog.example",
    site: "shop.example",
    links: [{ source: "https://blog.example/a", target: "https://shop.example/" }],
    count: 3,
    name: null,
  };
  test("names every fact, how many more there are, and leaves no gap", () => {
    const { subject, body } = fillTemplate(defaultTemplate, facts);
    expect(subject).toBe("Links from blog.example to shop.example");
    expect(body).toContain("- https://blog.example/a\n  links to https://shop.example/\nand 2 more\n");
    expect(body).not.toMatch(/[{}]|\n{3}/);
  });
  test("a fact that looks like a name in braces stays as it is", () => {
    expect(fillTemplate({ subject: "{name}", body: "x" }, { ...facts, name: "{site}" }).subject).toBe(
      "{site}",
    );
  });
  test("says what stands for nothing", () => {
    expect(unknownPlaceholders({ subject: "{domain} {webmaster}", body: "{}" })).toEqual([
      "{webmaster}",
      "{}",
    ]);
  });
});
