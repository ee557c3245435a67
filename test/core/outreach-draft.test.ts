import { describe, expect, test } from "vitest";
import {
  countryWarning,
  type DraftFacts,
  draftProblems,
  fillDraft,
  firstNameOf,
  missingLines,
  unknownVariables,
} from "#lib/core/outreach/draft";

const facts: DraftFacts = {
  first_name: "Ana",
  name: "Ana Lopes",
  site: "balconyalmanac.com",
  their_page: "https://balconyalmanac.com/tools",
  target: "https://shop.example/guide",
  anchor: "balcony guide",
  our_site: "shop.example",
  sender: "Erik Berg",
};
const mail = { subject: "A page for {{site}}", body: "Hello {{ first_name }},\n{{target}}\n{{sender}}" };

test("facts take the place of names in braces", () => {
  expect(fillDraft(mail, facts)).toEqual({
    subject: "A page for balconyalmanac.com",
    body: "Hello Ana,\nhttps://shop.example/guide\nErik Berg",
  });
});

test("a fact that looks like a name in braces is not filled again", () => {
  expect(fillDraft({ subject: "{{anchor}}", body: "x" }, { ...facts, anchor: "{{sender}}" }).subject).toBe(
    "{{sender}}",
  );
});

describe("a draft is stopped", () => {
  const stopped = (body: string, to = "ana@balconyalmanac.com", known = facts) =>
    draftProblems(to, fillDraft({ subject: "Hi", body }, known));
  test.each([
    [
      "by an empty variable",
      stopped("Hello {{first_name}}", undefined, { ...facts, first_name: null }),
      ["{{first_name}} is empty: the contact’s first name is not known. Fill it in or take it out."],
    ],
    ["by one that stands for nothing", stopped("{{editor}}"), ["{{editor}} stands for nothing."]],
    [
      "by a placeholder left over",
      stopped("I liked [name of post]."),
      ["[name of post] was left to be filled in."],
    ],
    [
      "by two recipients",
      stopped("Hi", "a@b.com, c@d.com"),
      ["It goes to 2 addresses: write to one at a time."],
    ],
    ["by an empty text", stopped(""), ["The text is empty."]],
    ["once for a variable that stands twice", stopped("{{x}} {{x}}"), ["{{x}} stands for nothing."]],
    ["by nothing else: a footnote is no placeholder", stopped("See [1] and {this}."), []],
  ])("%s", (_, problems, expected) => expect(problems).toEqual(expected));
});

test("a template says what stands for nothing", () => {
  expect(unknownVariables({ subject: "{{site}} {{webmaster}}", body: "{{}} {{sender}}" })).toEqual([
    "{{webmaster}}",
    "{{}}",
  ]);
});

test("a first mail names its sender and where the address came from", () => {
  const known = { sender: "Erik Berg", foundOn: "https://balconyalmanac.com/contact" };
  expect(missingLines({ subject: "", body: "Hello" }, known)).toEqual([
    { what: "origin", line: "I found your address on https://balconyalmanac.com/contact." },
    { what: "sender", line: "Erik Berg" },
  ]);
  expect(
    missingLines(
      { subject: "", body: "I found you on https://balconyalmanac.com/contact. erik berg" },
      known,
    ),
  ).toEqual([]);
  expect(missingLines({ subject: "", body: "Hello" }, { sender: null, foundOn: null })).toEqual([]);
});

test.each([
  ["blatt.de", [], /UWG § 7/],
  ["blatt.com", ["+4940123456"], /UWG § 7/],
  ["paper.ca", [], /CASL/],
  ["paper.com", ["+14165550100"], null],
])("%s %j", (domain, phones, warning) => {
  if (warning === null) expect(countryWarning(domain, phones)).toBeNull();
  else expect(countryWarning(domain, phones)).toMatch(warning);
});

test.each([
  ["Ana Lopes", "Ana"],
  ["J. van Dyk", null],
  [null, null],
])("first name of %j: %j", (name, first) => expect(firstNameOf(name)).toBe(first));
