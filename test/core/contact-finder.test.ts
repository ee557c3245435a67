import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "#lib/boot/root";
import { findContacts } from "#lib/core/outreach/contacts/find-contacts";
import { judge, measure, readFixtures, readManuals, sum } from "../support/contacts/measure.ts";

describe.each(readFixtures())("$name", (page) => {
  const found = findContacts(page.html, page.url);
  test("every contact that the page shows, with who it is, and no other", () => {
    const told = found.contacts
      .filter(({ value }) => !page.foreign?.includes(value))
      .map(({ channel, value, name, job }) => [channel, value, name, job]);
    expect(told.sort()).toEqual([...page.contacts].sort());
  });
  test("which pages to read next, the most telling first", () => {
    if (page.pages !== undefined) expect(found.pages).toEqual(page.pages);
  });
  test("whether it hides an address", () => expect(found.hides).toBe(page.hides === true));
});

const mails = (body: string, url = "https://blog.com/contact") =>
  findContacts(body, url).contacts.map(({ value }) => value);

describe("what a site hides from robots is not decoded", () => {
  test.each([
    [
      "an address all in character references",
      "&#97;&#110;&#97;&#64;&#98;&#108;&#111;&#103;&#46;&#99;&#111;&#109;",
    ],
    ["one letter as a reference", "an&#97;@blog.com"],
    ["the last letter as a reference", "ana@blog.co&#109;"],
    ["a link in references", '<a href="&#109;ailto:ana@blog.com">write</a>'],
    ["a link to an address in references", '<a href="mailto:&#97;na@blog.com">write</a>'],
    ["a link in percent signs", '<a href="mailto:%61na@blog.com">write</a>'],
    ["the at sign in percent signs", '<a href="mailto:ana%40blog.com">write</a>'],
    ["words for at and dot", "ana [at] blog [dot] com, ana(at)blog.com, ana AT blog.com"],
    ["thirteen letters on", "nan@oybt.pbz"],
    ["backwards", "moc.golb@ana"],
    ["backwards by style", '<span style="direction:rtl; unicode-bidi:bidi-override">ed.golb@ana</span>'],
    ["pieces with something unseen between them", 'ana<i style="display:none">x</i>bell@blog.com'],
    ["pieces with a comment between them", "ana<!--x-->bell@blog.com"],
    ["a script that puts it together", '<script>mail("ana", "blog.com"); x = "ana@blog.com"</script>'],
    ["a trap that nobody sees", '<p hidden>ana@blog.com</p><p style="opacity:0">ana@blog.com</p>'],
    ["a service that decodes it", '<a data-cfemail="61" href="/cdn-cgi/l/email-protection#61">x</a>'],
    [
      "structured data with escapes",
      '<script type="application/ld+json">{"@type":"Person","email":"\\u0061na@blog.com"}</script>',
    ],
  ])("%s", (_, body) => expect(mails(body)).toEqual([]));
});

describe("nobody's addresses", () => {
  test.each([
    "you@example.com",
    "someone@example.org",
    "name@yourdomain.com",
    "git@github.com:team/repo.git",
    "logo@2x.png",
    "lodash@4.17.21",
    "https://medium.com/@ana",
    "https://ana@host.com/path",
    "no-reply@blog.com",
    "0123456789abcdef0123456789abcdef@o1.ingest.sentry.io",
    "605a7baede844d278b89dc95ae0a9123@sentry-next.wixpress.com",
    "a@b",
    "ana@blog",
    "@blog.com",
    "ana@-blog.com",
    "ana..b@blog.com",
  ])("%s", (text) => expect(mails(`<p>${text}</p>`)).toEqual([]));
});

test("of other sites a page that is no contact page only speaks", () => {
  const body = "<p>ana@gmail.com ben@blog.net eva@other.org</p>";
  expect(mails(body, "https://blog.com/")).toEqual(["ana@gmail.com", "ben@blog.net"]);
  expect(mails(body)).toContain("eva@other.org");
});

test("a hostile page takes no longer than its length", () => {
  const started = performance.now();
  findContacts(`${"<div class=author><a rel=author href=x>".repeat(60_000)}a@b.com`, "https://blog.com/");
  findContacts("a@".repeat(500_000), "https://blog.com/");
  findContacts("&#1;@".repeat(200_000), "https://blog.com/");
  findContacts(`<script type="application/ld+json">${"[".repeat(200_000)}`, "https://blog.com/");
  expect(performance.now() - started).toBeLessThan(15_000);
});

// Real pages, labelled by reading every line with an at sign in them; absent on most machines.
const miniweb = path.join(root, "../shared/data/miniweb");
const filesBelow = (dir: string) =>
  fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

test.skipIf(!fs.existsSync(miniweb))(
  "396 real pages of manuals hold only invented addresses: none is found",
  () => {
    const counts = filesBelow(miniweb).map((file) => {
      const url = `https://${path.relative(miniweb, file)}`;
      return judge(
        { name: file, html: "", url, contacts: [] },
        findContacts(fs.readFileSync(file, "utf8"), url),
      );
    });
    expect(sum(counts)).toMatchObject({ pages: 396, wrong: 0 });
  },
  60_000,
);

const manuals = readManuals();
test.skipIf(manuals.length === 0)("in manuals links to authors are found, and nobody else", () => {
  const { found, missed, wrong } = measure(manuals);
  expect(wrong).toBe(0);
  // What stands on another site's page in plain text alone is passed over.
  expect(found).toBeGreaterThan(missed);
});
