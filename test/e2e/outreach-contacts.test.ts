// Contacts, a template, a draft and what was logged, in a real browser before the real product.
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";
import { madeLinks, madePages, shop } from "../support/product-web.ts";

let room: ProductRoom;
let page: Page;
let base = "";
let database: pg.Client;

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);

beforeAll(async () => {
  room = await makeProductRoom(madePages(madeLinks(new Date())));
  page = await room.open();
  base = (await setUp(room, page, { workspace: "Alderwick team", domain: shop })).replace(/\/[^/]+$/, "");
  database = new pg.Client(room.product.shared().DATABASE_URL);
  await database.connect();
  const campaign = crypto.randomUUID();
  await database.query(
    "INSERT INTO campaign (id, workspace_id, site_id, name, tactic) SELECT $1, workspace_id, id, 'Spring guides', 'guest_post' FROM site",
    [campaign],
  );
  await database.query(
    `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, stage, origin, page_url, target_url)
     SELECT gen_random_uuid(), workspace_id, site_id, id, 'balconyalmanac.com', 'qualified', 'hand', 'https://balconyalmanac.com/tools', 'https://shop.example/guide' FROM campaign`,
  );
}, 300_000);
afterAll(async () => {
  await database?.end();
  await room?.close();
});

const prospect = async () =>
  (await database.query("SELECT stage, touches_out, waiting FROM prospect")).rows[0];

test("a contact is added by hand and opens beside the table", async () => {
  await page.goto(`${base}/outreach/contacts`);
  await heading("No contact yet").waitFor();
  await isWell();
  await button("Add a contact").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Site").fill("balconyalmanac.com");
  await dialog.getByLabel("Mail address").fill("Ana@balconyalmanac.com");
  await dialog.getByLabel("Name optional").fill("Ana Lopes");
  await dialog.getByLabel("Page that names it").fill("https://balconyalmanac.com/contact");
  await dialog.getByRole("button", { name: "Add the contact" }).click();
  await heading("1 contact").waitFor();
  await page.getByRole("link", { name: "ana@balconyalmanac.com" }).click();
  await page.getByText("Nothing was written to this contact.").waitFor();
  await isWell();
});

test("a template is written beside what it makes of a real prospect", async () => {
  await page.goto(`${base}/outreach/templates`);
  await button("New template").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Asking");
  await dialog.getByLabel("Subject").fill("A page for {{site}}");
  await dialog
    .getByLabel("Text", { exact: true })
    .fill("Hello {{first_name}},\n\nplease see {{target}} [why it fits].");
  await dialog.getByLabel("Preview with").selectOption({ label: "balconyalmanac.com" });
  await dialog.getByText("A page for balconyalmanac.com").waitFor();
  await dialog.getByText("[why it fits] was left to be filled in.").waitFor();
  await isWell();
  await button("Save the template").click();
  await heading("1 template").waitFor();
  await isWell();
});

test("a draft is stopped, mended, and logged as sent: the prospect is contacted", async () => {
  await page.goto(`${base}/outreach/contacts`);
  await page.getByRole("link", { name: "ana@balconyalmanac.com" }).click();
  await page.getByRole("link", { name: "Spring guides" }).click();
  await page.getByText("[why it fits] was left to be filled in.").waitFor();
  expect(await button("I sent it: log it").count()).toBe(0);
  const text = page.getByLabel("Text", { exact: true });
  expect(await text.inputValue()).toContain("Hello Ana,");
  await text.fill((await text.inputValue()).replace(" [why it fits]", ""));
  await button(/Add “I found your address on/).click();
  await isWell();
  expect(await page.getByRole("link", { name: "Open in my mail program" }).getAttribute("href")).toMatch(
    /^mailto:ana@balconyalmanac\.com\?/,
  );
  await button("I sent it: log it").click();
  await page.getByText("Follow up on").waitFor();
  expect(await prospect()).toMatchObject({ stage: "contacted", touches_out: 1 });
  await isWell();
});

test("an answer is logged by hand", async () => {
  await button("Log a message").click();
  const dialog = page.getByRole("dialog", { name: "Log a message" });
  await dialog.getByLabel("What happened").selectOption({ label: "They answered" });
  await dialog.getByLabel("Text").fill("Gladly.");
  await isWell();
  await dialog.getByRole("button", { name: "Log it" }).click();
  await page.getByText("They wait for an answer").waitFor();
  expect(await prospect()).toMatchObject({ stage: "replied", waiting: true });
});

test("who may erase somebody says so twice, and learns what went", async () => {
  await button("Erase on request").first().click();
  const dialog = page.getByRole("dialog", { name: /Erase ana@balconyalmanac.com everywhere/ });
  await isWell();
  await dialog.getByLabel("Type erase to go on").fill("erase");
  await dialog.getByRole("button", { name: "Erase this person" }).click();
  await heading("No contact yet").waitFor();
  const { rows } = await database.query("SELECT kind, cause FROM suppression");
  expect(rows).toEqual([{ kind: "address_hash", cause: "erased" }]);
  expect(room.problems).toEqual([]);
});
