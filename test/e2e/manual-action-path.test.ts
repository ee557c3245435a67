// From "Do I need to disavow?" to Google's answer, in a real browser before the real product: three questions, an audit,
// then a manual action with its samples, requests, marks, request and log; wide and narrow, in both themes.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvLine } from "#lib/core/csv";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";

const shop = "alderwick.example";
const words = ["buy viagra online", "online casino bonus", "payday loans"];
const csv = [
  ["Referring page URL", "Target URL", "Anchor", "Nofollow", "First seen"],
  ...words.map((word, at) => [
    `http://spam-${at}.example/post`,
    `http://${shop}/boots/${at}`,
    word,
    "false",
    "2026-01-05",
  ]),
]
  .map((line) => csvLine(line))
  .join("");

let room: ProductRoom;
let page: Page;
let base = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const group = (name: string) => page.getByRole("group", { name });
const dialog = () => page.getByRole("dialog");
const fits = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing that axe finds, in both themes, on a wide and on a narrow screen. */
async function isWell(): Promise<void> {
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findingsInBothThemes(page)).toEqual([]);
  expect(await fits()).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Saves a file of the page. */
async function saved(click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent("download");
  await click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

beforeAll(async () => {
  room = await makeProductRoom({});
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
}, 300_000);
afterAll(() => room?.close());

test("the check is found from the disavow page, and says that without an audit nobody can say", async () => {
  await page.goto(`${base}/disavow`);
  await page.getByRole("link", { name: "Do I need it?" }).click();
  await heading("Do I need to disavow?").waitFor();
  await page.getByText("No audit yet").waitFor();
  await isWell();
  await button("Tell me").click();
  await page.getByText("Answer each of the three").waitFor();
  await group("Is there a manual action?").getByLabel("I don't know").check();
  await group("Did visits from search fall suddenly?").getByLabel("No", { exact: true }).check();
  await group("Were links bought or made in the past?").getByLabel("No", { exact: true }).check();
  await button("Tell me").click();
  await heading("Nobody can say yet: no audit has looked at your links.").waitFor();
  await page.getByText(/Answered .* by Iris Alder/).waitFor();
  await isWell();
}, 600_000);

test("after an audit it answers from the data, and another answer changes it", async () => {
  await page.goto(`${base}/imports`);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "backlinks.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await button("Import 3 rows").click({ timeout: 60_000 });
  await heading(/^Imported: /).waitFor({ timeout: 60_000 });
  await page.goto(`${base}/toxic/check`);
  await button("Audit the referring domains").click();
  await heading("No, you do not need to disavow.").waitFor({ timeout: 120_000 });
  await page.getByText("100 % of the live referring domains").waitFor();
  await group("Were links bought or made in the past?").getByLabel("Yes").check();
  await button("Keep these answers").click();
  await heading("Not yet: review these first.").waitFor();
  await page.getByText("Links were bought, and 3 domains need a look: these may be the ones.").waitFor();
  await isWell();
  await group("Is there a manual action?").getByLabel("Unnatural links to the site").check();
  await button("Keep these answers").click();
  await heading("Very likely: open a manual-action case first.").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Manual actions" }).first().click();
  await heading("No manual action is recorded").waitFor();
  await isWell();
}, 600_000);

test("a notice is recorded, and Google's samples are matched to the profile", async () => {
  await button("Record a manual action").click();
  await dialog().getByLabel("Search Console property").fill("https://other.example/");
  await dialog().getByLabel("Day of the notice").fill("2026-03-03");
  await dialog()
    .getByRole("textbox", { name: /^The notice/ })
    .fill("Unnatural links to your site—impacts links");
  await button("Record it").click();
  await dialog().getByText("other.example does not belong to this site").waitFor();
  await dialog().getByLabel("Search Console property").fill(`https://www.${shop}/`);
  await button("Record it").click();
  await heading("Add the samples that Google names").waitFor();
  await isWell();
  await button("Add samples").click();
  const pasted = "1. http://spam-0.example/post\nspam-1.example/other\nhxxp://unknown[.]example/x\nsee above";
  await dialog().getByLabel("Addresses").fill(pasted.replace("spam-1", "http://spam-1"));
  await dialog().getByRole("button", { name: "Add samples" }).click();
  await dialog().getByText("1 line could not be read").waitFor();
  await dialog().getByRole("button", { name: "Close" }).last().click();
  await heading("2 samples are still live and in no disavow file").waitFor();
  await page.getByText("Not in the profile").waitFor();
  await page.getByText("1 link of the domain").waitFor();
  await isWell();
  await page.getByRole("link", { name: /^Live/ }).click();
  await page.waitForURL(/state=live/);
  expect(await page.getByRole("table", { name: "Sample addresses" }).getByRole("row").count()).toBe(3);
}, 600_000);

test("requests begin for all that still link, and all are marked at once; both are taken back", async () => {
  await button("Ask for removal of 2 samples").click();
  await page.getByText("2 requests begun").waitFor();
  await page.getByRole("link", { name: "To ask" }).first().waitFor();
  await button("Undo").click();
  await button("Ask for removal of 2 samples").waitFor();
  await button("Ask for removal of 2 samples").click();
  await page.getByRole("link", { name: "To ask" }).first().waitFor();
  await button("Mark 2 samples for disavow").click();
  expect(await dialog().getByLabel("Reason").inputValue()).toBe("Manual action of 3 March 2026");
  await dialog().getByRole("button", { name: "Mark for disavow" }).click();
  await page.getByText("2 domains marked for disavow").waitFor();
  await page.getByRole("cell", { name: "Marked" }).first().waitFor();
  expect(await page.getByRole("cell", { name: "Marked" }).count()).toBe(2);
  await isWell();
}, 600_000);

test("the request is drafted from the facts; one's own words are kept until one says otherwise", async () => {
  const text = page.getByLabel("Text", { exact: true });
  expect(await text.inputValue()).toContain(
    "2 sample addresses still link to us and are in no disavow file:",
  );
  await page.getByText("2 questions in brackets only you can answer.").waitFor();
  await text.fill("An agency bought them in 2019.");
  await button("Keep this text").click();
  await page.getByText(/kept .* by Iris Alder/).waitFor();
  await page.reload();
  expect(await text.inputValue()).toBe("An agency bought them in 2019.");
  await button("Draft it anew").click();
  await dialog().getByRole("button", { name: "Cancel" }).click();
  expect(await text.inputValue()).toBe("An agency bought them in 2019.");
  await button("Draft it anew").click();
  await dialog().getByRole("button", { name: "Draft it anew" }).click();
  await page.getByText("drafted from the facts of this case").waitFor();
  expect(await text.inputValue()).toContain("Reconsideration request for");
}, 600_000);

test("what was sent and answered is noted, more samples are a new round, and the case is saved", async () => {
  const note = async (name: string, on: string) => {
    await button(name).click();
    await dialog().getByLabel(/^Day/).fill(on);
    await button("Note it").click();
    await dialog().waitFor({ state: "hidden" });
  };
  await note("I submitted the request", "2026-03-20");
  await note("Rejected, with more samples", "2026-04-02");
  await page.goto(page.url().replace(/\?.*$/, ""));
  await button("Add samples").click();
  await dialog()
    .locator('input[type="file"]')
    .setInputFiles({
      name: "samples.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Sample URL,Found\r\nhttp://spam-2.example/post,2026-04-01\r\n"),
    });
  await dialog().getByRole("button", { name: "Add samples" }).click();
  await page.getByText("round 2").waitFor();
  await note("I submitted the request", "2026-04-10");
  await note("Google approved it", "2026-04-20");
  await heading("Google revoked the manual action").waitFor();
  await isWell();

  const whole = await saved(() => page.getByRole("link", { name: "The case as text" }).click());
  expect(whole.name).toBe(`manual-action-${shop}-2026-03-03.txt`);
  expect(whole.text).toContain("2026-04-20  Google approved it: the action is revoked");
  await button("Export 4 samples").click();
  const sheet = await saved(() => page.getByRole("menuitem", { name: "CSV" }).click());
  expect(sheet.text).toContain("http://spam-2.example/post,spam-2.example,2,Page known,Live,1");

  await page.goto(`${base}/manual-actions`);
  await heading("No manual action is open").waitFor();
  await page.getByRole("cell", { name: "Revoked", exact: true }).waitFor();
  await isWell();
  expect(room.dialogs).toEqual([]);
  expect(room.problems).toEqual([]);
}, 600_000);
