// What a link builder does day by day, in a real browser before the real product: agreed links that are watched by
// themselves, what only a person can see, renewals, a site migration, and the mail that asks for a link back.
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";
import type { SitePage } from "../support/site-server.ts";

const shop = "alderwick.example";
const boots = `http://${shop}/boots/ridge`;
const page200 = (link: string): SitePage => ({
  body: `<!doctype html><html lang="en"><title>Kit</title><main><h1>Kit</h1><p>We walked all day in ${link} and came
    back with dry feet. The path from the station is muddy after rain.</p></main></html>`,
});
const kept = "http://kept.example/kit";
const walled = "http://walled.example/kit";
const taken = "http://taken.example/kit";
const pages: Record<string, SitePage> = {
  [boots]: { body: '<!doctype html><html lang="en"><title>Ridge</title><h1>Ridge boots</h1></html>' },
  [kept]: page200(`<a href="${boots}">Ridge boots</a>`),
  [walled]: { status: 403, headers: { "cf-mitigated": "challenge" }, body: "Just a moment" },
  [taken]: page200("the makers"),
};
const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let room: ProductRoom;
let page: Page;
let base = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const drawerOf = (host: string) => page.getByRole("dialog", { name: `Placement on ${host}` });
/** The page is well: nothing serious for axe, in both themes. */
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);

beforeAll(async () => {
  room = await makeProductRoom(pages);
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
}, 300_000);
afterAll(() => room?.close());

/** Opens a placement's drawer from the table. */
async function open(host: string, query = ""): Promise<void> {
  await page.goto(`${base}/placements${query}`);
  await page.getByRole("link", { name: new RegExp(host) }).click();
  await drawerOf(host).waitFor();
}

test("agreed links are added by hand and looked at", async () => {
  for (const source of [kept, walled, taken]) {
    await page.goto(`${base}/placements?add=1`);
    const dialog = page.getByRole("dialog", { name: "Add a placement" });
    await dialog.getByLabel(/^Page with the link/).fill(source);
    await dialog.getByLabel(/^Target on your site/).fill(boots);
    await dialog.getByLabel(/^Ends on/).fill(dayAhead(10));
    await dialog.getByLabel(/^Price/).fill("240");
    await dialog
      .getByLabel(/^Currency/)
      .first()
      .fill("EUR");
    await dialog.getByLabel(/^Contact/).fill("Ann Reed <ann@taken.example>");
    await dialog.getByLabel(/^Tags/).fill("spring");
    await dialog.getByRole("button", { name: "Add the placement" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  await expect
    .poll(
      async () => {
        await page.goto(`${base}/placements`);
        return page
          .locator("tbody tr")
          .filter({ hasText: /Live|Blocked|Not found/ })
          .count();
      },
      { timeout: 60_000 },
    )
    .toBe(3);
  await isWell();
});

test("how often links are looked at is set for the site, for a tag and for one page", async () => {
  await page.goto(`${base}/settings`);
  await isWell();
  await page.getByLabel("Agreed links").selectOption("24");
  await page.getByText("About 3 looks a day at 3 domains.").waitFor();
  await button("Save").last().click();
  await page.getByText("Saved. The next looks are being planned.").waitFor();

  await page.getByLabel("Tag", { exact: true }).fill("spring");
  await page.getByLabel("How often").selectOption("168");
  await button("Set the schedule").click();
  await page.getByRole("list", { name: "Schedules by tag" }).getByText("Weekly").waitFor();

  await open("kept.example");
  await button(/^How often this page is looked at/).click();
  await page.getByRole("menuitemradio", { name: "Daily" }).click();
  await page.getByText("Set for this page.").waitFor();
  await page.reload();
  await drawerOf("kept.example")
    .getByText(/Looked at daily/)
    .waitFor();
  await isWell();

  await page.goto(`${base}/settings`);
  expect(await page.getByLabel("Agreed links").inputValue()).toBe("24");
  const own = page.getByRole("list", { name: "Pages with their own schedule" });
  await own.getByText("kept.example").waitFor();
  await isWell();
});

/** Lets time pass, as far as the database goes. */
async function inDatabase(statement: string): Promise<void> {
  const database = new pg.Client(room.product.shared().DATABASE_URL);
  await database.connect();
  try {
    await database.query(statement);
  } finally {
    await database.end();
  }
}

test("what is due is looked at by itself", async () => {
  await inDatabase("update page_watch set due_at = now() where due_at is not null");
  await expect
    .poll(
      async () => {
        await page.goto(`${base}/runs`);
        return page
          .getByRole("row")
          .filter({ hasText: /schedule/i })
          .count();
      },
      { timeout: 120_000, interval: 3_000 },
    )
    .toBeGreaterThan(0);
  await isWell();
});

test("where only a person can tell, a key says what is there, and it can be taken back", async () => {
  await page.goto(`${base}/placements`);
  await page.getByRole("link", { name: /Needs your eyes/ }).click();
  await page.waitForURL(/eyes=needed/);
  await isWell();
  await page.getByRole("link", { name: /walled\.example/ }).click();
  await drawerOf("walled.example").getByRole("group", { name: "What do you see on the page?" }).waitFor();
  await isWell();
  await page.keyboard.press("s");
  await page.getByText("Noted: you see the link.").waitFor();
  await drawerOf("walled.example").waitFor({ state: "detached" });

  await open("walled.example");
  await drawerOf("walled.example").getByText("Iris Alder saw it").first().waitFor();
  await isWell();
  await button("Take back").click();
  await page.getByText("It is taken back and stays in the history.").waitFor();
  await page.goto(`${base}/placements?eyes=needed`);
  await page.getByRole("link", { name: /walled\.example/ }).waitFor();
});

test("a screenshot stands beside what a person saw", async () => {
  await open("walled.example");
  await drawerOf("walled.example").getByRole("button", { name: "I see it" }).click();
  const dialog = page.getByRole("dialog", { name: "What do you see on the page?" });
  await dialog.getByLabel("Note").fill("It is in the second paragraph.");
  await dialog.locator('input[type="file"]').setInputFiles({
    name: "seen.png",
    mimeType: "image/png",
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 100 } }),
  });
  await dialog.getByText(/^seen\.png/).waitFor();
  await isWell();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("What you saw is kept.").waitFor();
  await drawerOf("walled.example").getByText("It is in the second paragraph.").first().waitFor();
  await drawerOf("walled.example").getByRole("img").first().waitFor();
  await isWell();
});

test("renewals are decided in their calendar", async () => {
  await page.goto(`${base}/placements`);
  await page.getByRole("link", { name: "Renewals" }).click();
  await page.getByRole("heading", { name: "3 agreed links end within 90 days" }).waitFor();
  await isWell();
  await page.getByLabel(/^What to do with the link on .*kept\.example/).selectOption("renew");
  await page.getByText("Marked: renew.").waitFor();
  await page.reload();
  expect(await page.getByLabel(/^What to do with the link on .*kept\.example/).inputValue()).toBe("renew");
});

test("targets move with the site, after a look at what would change, and back", async () => {
  await page.goto(`${base}/placements/targets`);
  await isWell();
  await page
    .getByLabel(/^Old and new addresses/)
    .fill(`http://${shop}/boots/* http://${shop}/shoes/*\nhttp://${shop}/none http://${shop}/x`);
  await button("Show what would change").click();
  await page.getByRole("heading", { name: "3 placements would get new targets" }).waitFor();
  await isWell();
  await button("Change 3 targets").click();
  await page.getByText("3 placements have their new target.").waitFor();
  await button("Undo the change of 3 placements").click();
  await page.getByText("3 placements have their old target again.").waitFor();
  await isWell();
});

test("survival counts who is alive while there are too few for a curve", async () => {
  await page.goto(`${base}/placements`);
  await page.getByRole("link", { name: "Survival" }).click();
  await page.getByRole("heading", { name: "1 of 1 agreed link is alive" }).waitFor();
  await isWell();
});

test("a target that is gone stands beside what was agreed", async () => {
  room.web.set(boots, { status: 404 });
  await inDatabase("update target_look set expires_at = now()");
  await open("kept.example");
  await drawerOf("kept.example").getByRole("button", { name: "Verify again" }).click();
  await drawerOf("kept.example")
    .getByText("The link is on the page, but the page it leads to is gone.")
    .waitFor({ timeout: 60_000 });
  await drawerOf("kept.example").getByText("answers 404").first().waitFor();
  await isWell();
});

test("a link that is not there gets the mail that asks for it", async () => {
  await open("taken.example");
  await button("Draft a mail").click();
  const dialog = page.getByRole("dialog", { name: "Draft a mail" });
  await dialog.getByText("To ann@taken.example.").waitFor();
  expect(await dialog.getByLabel("Text").inputValue()).toContain(taken);
  const href = await dialog.getByRole("link", { name: "Open in my mail program" }).getAttribute("href");
  expect(href).toMatch(/^mailto:ann@taken\.example\?subject=/);
  await isWell();
});

test("no page opened a dialog by itself or said that something went wrong", () => {
  expect(room.dialogs).toEqual([]);
  expect(room.problems).toEqual([]);
});
