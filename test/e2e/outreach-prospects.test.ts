// Prospects in, in a real browser before the real product: from the link gap into a campaign, a pasted list with its
// warnings, whom nobody writes to, and whom the team wrote to before.
import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvLine } from "#lib/core/csv";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";

const shop = "alderwick.example";
const rival = "plantly.example";
const campaign = randomUUID();
let room: ProductRoom;
let page: Page;
let base = "";
let workspace = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);
const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
const tick = (domain: string) => page.getByLabel(`Add ${domain}`);

async function bringLinks(site: string, links: readonly (readonly [source: string, target: string])[]) {
  const csv = [["Source URL", "Target URL", "Anchor"], ...links.map(([a, b]) => [a, b, "Boots"])].map(
    (line) => csvLine(line),
  );
  await page.goto(`${workspace}/${site}/imports`);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "links.csv", mimeType: "text/csv", buffer: Buffer.from(csv.join("")) });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await button(`Import ${links.length} rows`).click({ timeout: 60_000 });
  await heading(/^Imported: /).waitFor({ timeout: 60_000 });
}

beforeAll(async () => {
  room = await makeProductRoom({});
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
  workspace = base.slice(0, base.lastIndexOf("/"));
  const database = new pg.Client(room.product.shared().DATABASE_URL);
  await database.connect();
  await database.query(
    `INSERT INTO campaign (id, workspace_id, site_id, name, kind, tactic) SELECT $1, workspace_id, id, 'Walking guides', 'links', 'resource_page' FROM site`,
    [campaign],
  );
  await database.end();
}, 300_000);
afterAll(() => room?.close());

test("the do-not-contact list teaches while it is empty, and takes names by hand", async () => {
  await page.goto(`${workspace}/outreach/do-not-contact`);
  await heading("Nobody is on the do-not-contact list").waitFor();
  await isWell();
  await button("Add").click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("Domains and addresses")
    .fill("linkvault.example\nMaren@fellwalkers.example\nalderwick.example");
  await dialog.getByLabel("Note").fill("Asked by telephone");
  await dialog.getByRole("button", { name: "Add to the list" }).click();
  await dialog.getByText("1 row was left out, each with its reason").click();
  await dialog.getByText("alderwick.example is your own site.").waitFor();
  await isWell();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await heading("2 entries that nobody writes to").waitFor();
  await page.getByText("maren@fellwalkers.example").waitFor();
  await isWell();
});

test("past contacts come in, with what nobody can guess asked about", async () => {
  await page.goto(`${workspace}/outreach/do-not-contact/past-contacts`);
  const today = new Date().toISOString().slice(0, 10);
  const csv = `Site,Date,Status\nthedryfoot.example,${today},No reply\nferrytimes.example,2024-01-02,Not interested\ngreenlanes.example,${today},ask Ben\n`;
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "past.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await button("Bring in 3 past contacts").waitFor();
  expect(await button("Bring in 3 past contacts").isDisabled()).toBe(true);
  await isWell();
  await page.getByLabel("“ask Ben”, 1 row").selectOption("Answered");
  await button("Bring in 3 past contacts").click();
  await page.getByText("3 past contacts brought in").waitFor();
  await page.getByText("3 contacts of 3 sites").waitFor();
  await isWell();
});

test("sites that link to a competitor go into a campaign, after they were looked over", async () => {
  await page.goto(workspace);
  await button("Add a site").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Domain").fill(rival);
  await dialog.getByText("A competitor’s").click();
  await dialog.getByRole("button", { name: "Add the site" }).click();
  await page.waitForURL(new RegExp(`/${rival}$`));
  await bringLinks(rival, [
    ["https://northernpaths.example/guides", `https://${rival}/`],
    ["https://thedryfoot.example/waxing", `https://${rival}/`],
    ["https://linkvault.example/outdoor", `https://${rival}/`],
  ]);
  await page.goto(`${base}/competitors`);
  await button("Add 3 to a campaign").click();
  await page.getByRole("menuitem", { name: "Walking guides" }).click();
  await page.waitForURL(/\/add\?/);
  await row("linkvault.example").getByText("is on the do-not-contact list").waitFor();
  await row("thedryfoot.example").getByText("Somebody wrote here today.").waitFor();
  expect(await tick("northernpaths.example").isChecked()).toBe(true);
  expect(await tick("thedryfoot.example").isChecked()).toBe(false);
  expect(await tick("linkvault.example").isDisabled()).toBe(true);
  await isWell();
  await button("Add 1 site").click();
  await page.getByText("1 site is now in “Walking guides”").waitFor();
  await isWell();
});

test("ticked rows alone go in as well", async () => {
  await page.goto(`${base}/competitors`);
  await page.getByLabel("Select thedryfoot.example").check();
  await button("Add 1 to a campaign").click();
  await page.getByRole("menuitem", { name: "Walking guides" }).click();
  await page.waitForURL(/only=thedryfoot\.example/);
  await tick("thedryfoot.example").waitFor();
  expect(await tick("northernpaths.example").count()).toBe(0);
});

test("a pasted list: warnings take a reason, what is there already stays, and it can be taken out again", async () => {
  await page.goto(`${workspace}/outreach/campaigns/${campaign}/add`);
  await page
    .getByLabel("Domains or addresses")
    .fill("https://quietsummits.example/gear\nnorthernpaths.example\nferrytimes.example\nn/a\nco.uk");
  await button("Look them over").click();
  await row("ferrytimes.example").getByText("They refused on 2 January 2024.").waitFor();
  await row("northernpaths.example").getByText("In the campaign already").waitFor();
  await page.getByText("2 rows were left out, each with its reason").waitFor();
  await tick("ferrytimes.example").check();
  expect(await button("Add 2 sites").isDisabled()).toBe(true);
  await page.getByLabel("Why one site with a warning all the same").fill("A new editor");
  await isWell();
  await page.setViewportSize({ width: 390, height: 844 });
  await isWell();
  await page.setViewportSize({ width: 1440, height: 900 });
  await button("Add 2 sites").click();
  await page.getByText("2 sites are now in “Walking guides”").waitFor();
  await button("Take them out again").click();
  await page.getByText("2 taken out again").waitFor();
});

test("a table shows its columns, and they can be changed", async () => {
  await page.getByRole("link", { name: "A file" }).click();
  const csv = "Firma,Website,Notes\nquietsummits.example,stonewallers.example,Good on walls\n";
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByText("list.csv").waitFor();
  await button("Look them over").click();
  await row("stonewallers.example").waitFor();
  await page.getByLabel("Domain").selectOption("Firma");
  await row("quietsummits.example").waitFor();
  await isWell();
});

test("nothing went wrong on the way", () => {
  expect({ problems: room.problems, dialogs: room.dialogs }).toEqual({ problems: [], dialogs: [] });
});
