import { describe, expect, test } from "vitest";
import { type Ask, type AskedOf, asksOf } from "#lib/core/mail/asks";
import { draftMail, type MailFacts } from "#lib/core/mail/draft";
import { mailtoHref, mailtoMax } from "#lib/core/mail/mailto";

const facts = (over: Partial<MailFacts> = {}): MailFacts => ({
  asks: [{ ask: "restore", since: null }],
  page: "https://blog.example/post",
  target: "https://shop.example/guide",
  anchor: "the guide",
  rel: "follow",
  place: null,
  found: { anchor: "a guide", rel: "nofollow", place: "footer" },
  canonical: "https://blog.example/original",
  lastSeenAt: "2026-03-03T09:00:00.000Z",
  to: "Ana Lopes",
  from: "Iris Alder",
  ...over,
});
const every: readonly Ask[] = [
  "restore",
  "go_live",
  "new_address",
  "new_page",
  "target",
  "rel",
  "anchor",
  "noindex",
  "page_nofollow",
  "robots",
  "canonical",
  "hidden",
  "place",
];

describe("a draft", () => {
  test("says the facts and what is asked for", () =>
    expect(draftMail(facts())).toEqual({
      subject: "A missing link on blog.example",
      body: `Hello Ana Lopes,

this is about a link from your page
https://blog.example/post
to our page
https://shop.example/guide

We agreed on the anchor text “the guide” and the link being dofollow.

The link is no longer on the page. We last saw it there on 3 March 2026.

Could you put it back?

Thank you and kind regards
Iris Alder
`,
    }));
  test("of several things that are not as agreed lists each, since when, and asks for each", () => {
    const { subject, body } = draftMail(
      facts({
        asks: [
          { ask: "rel", since: "2026-03-05T06:00:00.000Z" },
          { ask: "anchor", since: null },
        ],
      }),
    );
    expect(subject).toBe("The rel of our link on blog.example");
    expect(body).toContain(`What we found:
- The link is nofollow now; we agreed on dofollow. We have seen it so since 5 March 2026.
- The anchor text is “a guide”; we agreed on “the guide”.

What we ask for:
- Could you make it dofollow again?
- Could you change it to the agreed words?
`);
  });
  test.each(every)("for “%s” leaves no gap where nothing more is known", (ask) => {
    const bare = { anchor: null, rel: null, found: null, canonical: null, lastSeenAt: null };
    const { subject, body } = draftMail(
      facts({ ...bare, asks: [{ ask, since: null }], to: null, from: null }),
    );
    expect(`${subject}\n${body}`).not.toMatch(/null|undefined|NaN|[[\]{}]| {2}|\n{3}|\.\./);
    expect(body).toMatch(/^Hello,\n/);
    expect(body).toMatch(/\?\n\nThank you and kind regards\n$/);
    expect(body.length).toBeLessThan(600);
  });
  test("of a link that stands elsewhere names both places", () => {
    const { body } = draftMail(facts({ place: "content", asks: [{ ask: "place", since: null }] }));
    expect(body).toContain("The link stands in the footer; we agreed on the content.");
    expect(body).toContain("dofollow and its place in the content.");
  });
  test("keeps its subject one line, whoever named the host", () =>
    expect(draftMail(facts({ page: "https://blog.example/\r\nBcc: x" })).subject).not.toMatch(/[\r\n]/));
});

describe("whom a verdict gives something to ask", () => {
  const of = (over: Partial<AskedOf>) =>
    asksOf({
      verdict: "lost",
      flags: [],
      rel: null,
      target: "https://shop.example/",
      httpStatus: 200,
      goneByHand: false,
      ...over,
    });
  test.each<[Partial<AskedOf>, Ask[]]>([
    [{}, ["restore"]],
    [{ httpStatus: 410 }, ["new_address"]],
    [{ flags: ["soft_404"] }, ["new_address"]],
    [{ flags: ["page_redirected"] }, ["new_page"]],
    [{ flags: ["wrong_target"] }, ["target"]],
    [{ verdict: "not_found" }, ["go_live"]],
    [{ verdict: "not_found", httpStatus: 404 }, ["new_address"]],
    [{ verdict: "changed", flags: ["wrong_anchor", "rel_changed", "noindex"] }, ["noindex", "rel", "anchor"]],
    [{ verdict: "changed", flags: ["target_broken"] }, []],
    [{ verdict: "changed", flags: ["wrong_place"] }, ["place"]],
    [{ verdict: "changed", flags: ["page_nofollow"], rel: "nofollow" }, []],
    [{ verdict: "changed", flags: ["canonical_elsewhere", "hidden"] }, ["canonical", "hidden"]],
    [{ verdict: "missed" }, []],
    [{ verdict: "live" }, []],
    [{ verdict: "blocked" }, []],
    [{ verdict: "blocked", goneByHand: true }, ["restore"]],
    [{ verdict: "unreachable" }, []],
    [{ verdict: "pending" }, []],
  ])("%j: %j", (its, asks) => expect(of(its)).toEqual(asks));
});

describe("a mailto address", () => {
  test("is percent-encoded throughout, lines end with CRLF", () =>
    expect(mailtoHref("ana+x?&@blog.example", { subject: "A & B?", body: "Hello,\n100 % “ja”\n" })).toBe(
      "mailto:ana%2Bx%3F%26@blog.example?subject=A%20%26%20B%3F&body=Hello%2C%0D%0A100%20%25%20%E2%80%9Cja%E2%80%9D%0D%0A",
    ));
  test("holds no second header, whatever stands in it", () => {
    const href = mailtoHref("ana@blog.example", { subject: "a\r\nBcc: x", body: "b&cc=y" }) ?? "";
    expect([...new URL(href).searchParams.keys()]).toEqual(["subject", "body"]);
    expect(new URL(href).searchParams.get("subject")).toBe("a Bcc: x");
  });
  test("a text too long for one is copied instead", () => {
    expect(mailtoHref("ana@blog.example", { subject: "a", body: "x".repeat(mailtoMax) })).toBeNull();
    expect(mailtoHref("ana@blog.example", draftMail(facts()))).not.toBeNull();
  });
  test("half a character ends nothing", () =>
    expect(mailtoHref("ana@blog.example", { subject: "a", body: "\ud83d" })).toContain("body=%EF%BF%BD"));
});
