import { describe, expect, test } from "vitest";
import type { CaseFacts } from "#lib/core/manual-action/case-facts";
import { caseText } from "#lib/core/manual-action/case-text";
import { draftRequest, openQuestions } from "#lib/core/manual-action/draft";
import { readSamples } from "#lib/core/manual-action/read-samples";
import { matchSample, type SampleLine, sampleAddresses } from "#lib/core/manual-action/sample";
import { type CaseStepKind, caseState, nextSteps, roundOf } from "#lib/core/manual-action/state";

describe("where a case stands", () => {
  test.each<[CaseStepKind[], string]>([
    [[], "open"],
    [["submitted"], "submitted"],
    [["submitted", "rejected"], "open"],
    [["submitted", "more_samples"], "open"],
    [["submitted", "rejected", "submitted", "approved"], "revoked"],
    [["closed"], "closed"],
    [["closed", "reopened"], "open"],
  ])("%j → %s", (kinds, state) => expect(caseState(kinds)).toBe(state));

  test("an answer can be noted only to a request, and every step leads to a state of its own", () => {
    expect(nextSteps("open")).not.toContain("approved");
    for (const state of ["open", "submitted", "revoked", "closed"] as const)
      for (const step of nextSteps(state)) expect(caseState([step])).not.toBe(state);
  });
  test("samples that come later belong to a later round", () => {
    expect(roundOf([])).toBe(1);
    expect(roundOf(["submitted", "more_samples", "submitted", "rejected"])).toBe(2);
  });
});

describe("Google's samples, as people have them", () => {
  const urls = (text: string) => readSamples(text).urls;
  test.each<[string, string, string[]]>([
    ["one a line", "http://a.com/1\nhttps://b.com/2?x=1", ["http://a.com/1", "https://b.com/2?x=1"]],
    [
      "numbered, with bullets and quotes",
      '1. http://a.com/1\n- "https://b.com/2",\n• <http://c.com/>',
      ["http://a.com/1", "https://b.com/2", "http://c.com/"],
    ],
    [
      "in a sentence",
      "For example http://a.com/x, and (http://b.com/y).",
      ["http://a.com/x", "http://b.com/y"],
    ],
    [
      "without a scheme",
      "a.com/page\ndomain:b.co.uk\nwww.c.com",
      ["http://a.com/page", "http://b.co.uk/", "http://www.c.com/"],
    ],
    ["made harmless", "hxxp://a[.]com/1", ["http://a.com/1"]],
    [
      "a table, its column found by its name",
      'Date,"Sample URL"\n2026-03-01,"http://a.com/1,2"\n2026-03-02,b.com/2',
      ["http://a.com/1,2", "http://b.com/2"],
    ],
    ["a table with tabs", "URL\tLast crawled\nhttp://a.com/1\tMar 1, 2026", ["http://a.com/1"]],
    [
      "a title, blank lines, comments, any line end",
      "\ufeffSample links\r\n\r\n# mine\rhttp://a.com/",
      ["http://a.com/"],
    ],
    [
      "names that are written in letters",
      "https://münchen.example/straße",
      ["https://xn--mnchen-3ya.example/stra%C3%9Fe"],
    ],
    [
      "an address with brackets of its own",
      "https://a.com/wiki/Link_(web)",
      ["https://a.com/wiki/Link_(web)"],
    ],
  ])("%s", (_name, text, expected) => expect(urls(text)).toEqual(expected));

  test("each stands there once, and what is no address is told with its line", () =>
    expect(readSamples("http://a.com/\nhttp://a.com/#top\nnotes.txt\nsee above\nversion 1.2")).toEqual({
      urls: ["http://a.com/"],
      repeated: 1,
      rejected: [
        { line: 3, text: "notes.txt", reason: "There is no web address on this line." },
        { line: 4, text: "see above", reason: "There is no web address on this line." },
        { line: 5, text: "version 1.2", reason: "There is no web address on this line." },
      ],
    }));
  test("nothing is a web address that a browser would not open", () =>
    expect(urls("javascript:alert(1)\nftp://a.com/\nhttp://user:pw@a.com/")).toEqual([]));
});

describe("a sample against the profile", () => {
  const counts = (live: number, gone = 0, reported = 0) => ({ live, gone, reported });
  test.each([
    ["the page links", counts(1, 1), counts(9), { match: "page", state: "live", links: 1 }],
    ["a look of ours found it gone", counts(0, 1), counts(9), { match: "page", state: "gone", links: 0 }],
    ["a report says it is gone", counts(0, 0, 1), null, { match: "page", state: "reported_gone", links: 0 }],
    ["its domain links from elsewhere", null, counts(9), { match: "domain", state: "live", links: 9 }],
    [
      "what other pages of its domain have lost says nothing of it",
      counts(0),
      counts(0, 3),
      { match: "domain", state: "unknown", links: 0 },
    ],
    ["nothing is known", null, null, { match: "none", state: "unknown", links: 0 }],
  ] as const)("%s", (_name, page, domain, expected) =>
    expect(matchSample({ kind: "links_to", page, domain })).toEqual(expected),
  );

  test("of one's own page it is the followed links that count", () => {
    const from = (page: { followed: number; looked: boolean } | null, own = true) =>
      matchSample({ kind: "links_from", own, page });
    expect(from({ followed: 3, looked: true })).toEqual({ match: "page", state: "live", links: 3 });
    expect(from({ followed: 0, looked: true })).toMatchObject({ state: "gone" });
    expect(from({ followed: 0, looked: false })).toMatchObject({ match: "page", state: "unknown" });
    expect(from(null)).toMatchObject({ match: "domain", state: "unknown" });
    expect(from(null, false)).toMatchObject({ match: "none" });
  });
  test("a page is found under the other addresses it goes by", () => {
    const found = sampleAddresses("http://www.a.com/x?utm_source=n");
    for (const address of ["https://a.com/x", "http://www.a.com/x/", "http://www.a.com/x?utm_source=n"])
      expect(found).toContain(address);
    expect(found).not.toContain("https://a.com/");
    expect(sampleAddresses("http://192.0.2.1:8080/")).toContain("https://192.0.2.1:8080/");
  });
});

const sample = (over: Partial<SampleLine>): SampleLine => ({
  id: "",
  url: "https://a.com/1",
  domain: "a.com",
  round: 1,
  match: "page",
  state: "live",
  links: 1,
  lookedOn: null,
  removal: null,
  disavowed: false,
  marked: false,
  targets: [],
  ...over,
});
const facts: CaseFacts = {
  kind: "links_to",
  site: "shop.example",
  property: "https://www.shop.example/",
  noticedOn: "2026-03-03",
  notice: "Unnatural links to your site",
  samples: [
    sample({}),
    sample({ url: "https://b.com/1", domain: "b.com", state: "gone" }),
    sample({ url: "https://c.com/1", domain: "c.com", disavowed: true }),
    sample({ url: "https://d.com/1", domain: "d.com", match: "none", state: "unknown" }),
  ],
  requests: [
    { name: "b.com", status: "removed" },
    { name: "c.com", status: "no_answer" },
    { name: "a.com", status: "new" },
  ],
  log: [
    { requestId: "", name: "b.com", kind: "asked", note: "To b@b.com", by: null, at: "2026-03-05T08:00:00Z" },
    { requestId: "", name: "c.com", kind: "asked", note: "", by: null, at: "2026-03-06T08:00:00Z" },
    { requestId: "", name: "c.com", kind: "reminded", note: "", by: null, at: "2026-03-13T08:00:00Z" },
  ],
  version: {
    property: "https://www.shop.example/",
    number: 3,
    domains: 14,
    urls: 2,
    uploadedOn: "2026-03-21",
  },
  steps: [],
};

describe("the reconsideration request", () => {
  test("says what was done with counts and dates, and what is left", () => {
    const text = draftRequest(facts);
    for (const line of [
      "Reconsideration request for https://www.shop.example/",
      "Manual action: unnatural links to the site, notice of 3 March 2026",
      "- We went through the 4 sample addresses that Google named, on 4 domains.",
      "- 1 of them does not link to us any more: we looked at the pages ourselves.",
      "- Between 5 March 2026 and 13 March 2026 we asked 2 sites to remove the links: 1 removed the links (we looked ourselves) and 1 gave no answer.",
      "- On 21 March 2026 we uploaded a disavow file for https://www.shop.example/ with 14 domains and 2 pages (version 3 of our list). It names 1 of the sample addresses.",
      "1 sample address still links to us and is in no disavow file:",
      "- https://a.com/1",
      "1 sample address we could not confirm with a look of our own.",
    ])
      expect(text.split("\n")).toContain(line);
  });
  test("claims nothing that did not happen", () => {
    const text = draftRequest({ ...facts, samples: [], requests: [], log: [], version: null });
    expect(text).not.toMatch(/asked|disavow|sample/);
    expect(text).toContain("Nothing that we know of.");
    const notUploaded = { ...facts, version: facts.version && { ...facts.version, uploadedOn: null } };
    expect(draftRequest(notUploaded)).not.toContain("uploaded");
  });
  test("what only a person knows is asked for, and counted until it is answered", () => {
    const text = draftRequest(facts);
    expect(openQuestions(text)).toBe(2);
    expect(openQuestions(text.replaceAll(/\[Say[^\]]*\]/g, "An agency did."))).toBe(0);
  });
  test("of links from the site it tells pages, and no disavow", () => {
    const text = draftRequest({ ...facts, kind: "links_from", log: [], requests: [] });
    expect(text).toContain("On 1 of them no followed link to another site is left");
    expect(text).toContain("2 pages still have followed links to other sites:");
    expect(text).not.toContain("disavow");
  });
  test("tells the requests before it", () =>
    expect(
      draftRequest({
        ...facts,
        steps: [
          { id: "", kind: "submitted", on: "2026-04-01", note: "", by: null },
          { id: "", kind: "more_samples", on: "2026-04-09", note: "", by: null },
        ],
      }),
    ).toContain("Earlier requests\n- Submitted on 1 April 2026\n- Rejected on 9 April 2026"));
});

test("the case as text holds notice, samples, log, request and answers, and calls nobody bad", () => {
  const text = caseText(facts, "My own words");
  for (const part of [
    "Samples: 4, of which 2 live, 1 gone, 0 reported gone, 1 not known",
    "https://c.com/1\n  Live; disavowed by version 3",
    "2026-03-05  b.com: Mail sent (To b@b.com)",
    "My own words",
    "What was sent and answered\n--------------------------\nNone.",
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/toxic|spam/i);
});
