// One record from a competitor's link to a watched placement, in a real browser before the real product, with every touch
// logged by hand; and a link that nobody announced.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";
import type { SitePage } from "../support/site-server.ts";

const shop = "alderwick.example";
const rival = "rival.example";
const guide = `http://${shop}/guides/lacing`;
const page200 = (title: string, text: string): SitePage => ({
  body: `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><p>${text}</p></main></html>`,
});
const walks = "http://fellwalks.example/kit";
const ridge = "http://ridgeletters.example/links";
const pages: Record<string, SitePage> = {
  [guide]: page200("Lacing boots", "How to lace boots so that the heel stays where it is."),
  [`http://${rival}/boots`]: page200("Boots", "Boots of another maker."),
  [walks]: page200("Kit", `We like <a href="http://${rival}/boots">these boots</a> for long days.`),
  [ridge]: page200("Links", `Boots: <a href="http://${rival}/boots">a maker</a>.`),
  "http://fellwalks.example/": page200("Fell walks", '<a href="/contact">Contact</a>'),
  "http://fellwalks.example/contact": page200(
    "Contact",
    'Write to <a href="mailto:maren@fellwalks.example">Maren Oduya, editor</a>.',
  ),
  "http://ridgeletters.example/": page200("Ridge letters", "Letters from the ridge."),
};

let room: ProductRoom;
let page: Page;
let base = "";
let campaign = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const drawer = (domain: string) => page.getByRole("dialog", { name: `Prospect ${domain}` });
/** The page is well: nothing serious for axe, in both themes. */
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);

beforeAll(async () => {
  room = await makeProductRoom(pages);
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
}, 300_000);
afterAll(() => room?.close());

const workspace = () => base.replace(/\/[^/]+$/, "");

/** Opens a prospect beside its board. */
async function open(domain: string): Promise<void> {
  await page.goto(campaign);
  await page
    .getByRole("link", { name: new RegExp(domain.replaceAll(".", "\\.")) })
    .first()
    .click();
  await drawer(domain).waitFor();
}

test("a competitor and its backlinks are known", async () => {
  await page.goto(workspace());
  await button("Add a site").click();
  await page.getByLabel("Domain").fill(rival);
  await page.getByRole("radio", { name: /^A competitor/ }).check();
  await button("Add the site").click();
  await page.waitForURL(/rival\.example$/);
  const rows = [walks, ridge].map((source) => `${source},http://${rival}/boots,boots,false,2026-01-05`);
  await page.goto(`${workspace()}/${rival}/imports`);
  await page.locator('input[type="file"]').setInputFiles({
    name: "rival.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["Referring page URL,Target URL,Anchor,Nofollow,First seen", ...rows].join("\n")),
  });
  await button("Import 2 rows").click({ timeout: 60_000 });
  await page.getByRole("heading", { name: /^Imported/ }).waitFor({ timeout: 60_000 });
});

test("a campaign begins, and takes sites that link to the competitor and not to us", async () => {
  await page.goto(`${workspace()}/outreach/campaigns`);
  await isWell();
  await button("New campaign").first().click();
  const dialog = page.getByRole("dialog", { name: "New campaign" });
  await dialog.getByLabel("Name").fill("Lacing guide");
  await dialog.getByLabel("Target page 1", { exact: true }).fill(guide);
  await dialog.getByLabel(/^Goal/).fill("2");
  await isWell();
  await dialog.getByRole("button", { name: /^(Begin|Create|Add|Save)/ }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  campaign = page.url();
  await isWell();

  await page.goto(`${base}/competitors`);
  await page.getByRole("checkbox", { name: /fellwalks/ }).check();
  await page.getByRole("checkbox", { name: /ridgeletters/ }).check();
  await button("Add 2 to a campaign").last().click();
  await page.getByRole("menuitem", { name: "Lacing guide" }).click();
  await page.waitForURL(/\/add\?/);
  await button("Add 2 sites").waitFor();
  await isWell();
  await button("Add 2 sites").click();
  await page.getByText("2 sites are now in “Lacing guide”").waitFor();
  await page.goto(campaign);
  await page.getByText("fellwalks.example").waitFor();
  await isWell();
});

test("it is qualified, its editor is found on its own pages, and a mail is written and logged", {
  timeout: 180_000,
}, async () => {
  await open("fellwalks.example");
  await drawer("fellwalks.example").getByText("Before you write").waitFor();
  await button("Move").click();
  await page
    .getByRole("dialog", { name: "Move fellwalks.example" })
    .getByRole("button", { name: "Qualified" })
    .click();
  await page.getByText("fellwalks.example is qualified now.").waitFor();
  const asked = page.waitForResponse((response) => response.request().method() === "POST");
  await button(/^Look for contacts/).click();
  await asked;
  await expect
    .poll(
      async () => {
        await page.reload();
        return drawer("fellwalks.example").getByText("maren@fellwalks.example").count();
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toBeGreaterThan(0);
  await isWell();
  const own = drawer("fellwalks.example");
  await own.getByRole("combobox", { name: "To" }).fill("maren@fellwalks.example");
  await own.getByLabel("Subject", { exact: true }).fill("A guide to lacing");
  await own
    .getByLabel("Text", { exact: true })
    .fill("Hello Maren, your kit page may like our guide to lacing. Iris Alder");
  await button("I sent it: log it").click();
  await expect.poll(() => own.getByText("1 message").count(), { timeout: 20_000 }).toBe(1);
  await page.goto(campaign);
  await page
    .getByRole("region", { name: /^Contacted/ })
    .getByText("fellwalks.example")
    .waitFor();
});

test("an answer is logged, terms are recorded, and a look that finds the link places the prospect", {
  timeout: 180_000,
}, async () => {
  await open("fellwalks.example");
  await button(/^Log/).first().click();
  const log = page.getByRole("dialog", { name: /^Log/ });
  await log.getByLabel("What happened").selectOption("reply");
  await log.getByLabel("Text").fill("Happy to add it.");
  await log.getByRole("button", { name: /^Log/ }).click();
  await log.waitFor({ state: "detached" });
  await page.goto(`${workspace()}/today`);
  await page
    .getByText(/fellwalks\.example/)
    .first()
    .waitFor();
  await isWell();

  room.web.set(walks, page200("Kit", `Lace them well: <a href="${guide}">a guide to lacing</a>.`));
  await open("fellwalks.example");
  await button("Record terms").click();
  const terms = page.getByRole("dialog", { name: /terms/i });
  await terms.getByLabel(/^Page with the link/).fill(walks);
  await terms.getByLabel(/^Price/).fill("160");
  await terms
    .getByLabel(/^Currency/)
    .first()
    .fill("EUR");
  await isWell();
  await terms.getByRole("button", { name: /^Record/ }).click();
  await terms.waitFor({ state: "detached" });
  await expect
    .poll(
      async () => {
        await page.goto(campaign);
        return page
          .getByRole("region", { name: /^Placed/ })
          .getByText("fellwalks.example")
          .count();
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBe(1);
  await page.goto(`${base}/links?side=inbound`);
  await page.getByRole("row").filter({ hasText: "fellwalks.example" }).waitFor();
  await page.goto(`${base}/placements`);
  await page.getByRole("row").filter({ hasText: "fellwalks.example" }).filter({ hasText: "160" }).waitFor();
});

test("a link of a prospect's site that nobody announced is told, and placed by one click", {
  timeout: 180_000,
}, async () => {
  await open("ridgeletters.example");
  await button(/^Log/).first().click();
  const log = page.getByRole("dialog", { name: /^Log/ });
  await log.getByLabel("By").selectOption("form");
  await log.getByRole("button", { name: /^Log/ }).click();
  await log.waitFor({ state: "detached" });
  room.web.set(ridge, page200("Links", `Lacing: <a href="${guide}">their guide</a>.`));
  await page.goto(`${workspace()}/${rival}/imports`);
  await page
    .getByRole("link", { name: /rival\.csv/ })
    .first()
    .click();
  await button("Verify all links").click();
  await page.getByRole("heading", { name: /^Checked / }).waitFor({ timeout: 60_000 });
  await expect
    .poll(
      async () => {
        await page.goto(`${workspace()}/today`);
        return page.getByText(/ridgeletters\.example/).count();
      },
      { timeout: 30_000, interval: 2_000 },
    )
    .toBeGreaterThan(0);
  await isWell();
  await open("ridgeletters.example");
  await button(/^This is it/).click();
  await page.getByText("The link is placed, and watched.").waitFor();
  await page.goto(campaign);
  await page
    .getByRole("region", { name: /^Placed/ })
    .getByText("ridgeletters.example")
    .waitFor();
});

test("nothing went wrong on the way", () => {
  expect(room.dialogs).toEqual([]);
  expect(room.problems.filter((problem) => !/^401 .*\/api\/auth\//.test(problem))).toEqual([]);
});
