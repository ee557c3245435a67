// Requests to remove links, and the disavow list that names what stays, in a real
// browser before the real product.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";
import { madeLinks, madePages, shop } from "../support/product-web.ts";

let room: ProductRoom;
let page: Page;
let base = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);

beforeAll(async () => {
  room = await makeProductRoom(madePages(madeLinks(new Date())));
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
}, 300_000);
afterAll(() => room?.close());

test("domains are asked for, and each opens beside the table", async () => {
  await page.goto(`${base}/removals`);
  await heading("Nobody was asked to remove a link").waitFor();
  await isWell();
  await button("Ask for removal").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Domains or pages").fill("linkvault.example\nbestdealboots.example");
  await dialog.getByLabel("Why").fill("Bought in 2019");
  await dialog.getByRole("button", { name: "Ask for removal" }).click();
  await heading("2 removal requests, 2 due now").waitFor();
  await isWell();
  await page.getByRole("link", { name: "linkvault.example" }).click();
  await page.getByText("Nothing was sent yet.").waitFor();
  await isWell();
});

test("ticked requests are logged as asked, and the change is taken back", async () => {
  await page.goto(`${base}/removals`);
  await page.getByLabel("Select the rows of this page").click();
  await button("Change 2 …").click();
  await isWell();
  await page.getByRole("menuitem", { name: "Log as asked" }).click();
  await page.getByText("2 requests are logged as asked.").waitFor();
  await heading("2 removal requests, none due").waitFor();
  await button("Undo").click();
  await heading("2 removal requests, 2 due now").waitFor();
});

test("weights of an audit are changed, told with their history, and set back", async () => {
  await page.goto(`${base}/toxic/weights`);
  await heading("Audits weigh by the product’s own").waitFor();
  await page.getByText(/^Show all \d+ bounds$/).click();
  await isWell();
  await page.getByLabel("Footer links", { exact: true }).fill("900");
  await button("Save the weights").click();
  await page.getByText("Write a number from 0 to 100.").first().waitFor();
  await page.getByLabel("Footer links", { exact: true }).fill("9");
  await button("Save the weights").click();
  await heading("Audits weigh by your weights 1").waitFor();
  await page.getByText("Footer links: 4 → 9").waitFor();
  await isWell();
  await page.getByText("Well-known domains").first().click();
  await isWell();
  await button("Back to the product’s own").click();
  await button("Use the product’s own").click();
  await heading("Audits weigh by the product’s own").waitFor();
});

test("two versions of a disavow list are compared", async () => {
  await page.goto(`${base}/disavow`);
  await page.getByText("Text to paste").click();
  await page.getByLabel("The list").fill("domain:linkvault.example\ndomain:wikipedia.org\n");
  await button("Google holds this list").click();
  await heading("Think before you upload").waitFor();
  await page.getByText("wikipedia.org is a large site").waitFor();
  await isWell();
  await page.getByRole("link", { name: "Compare" }).click();
  await heading("Version 1 and the draft name the same").waitFor();
  await isWell();
});
