// The review queue in a real browser before the real product: 500 risky domains come with a file, the worker audits
// them, and a person clears the queue without touching the mouse.
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvLine } from "#lib/core/csv";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";

const shop = "alderwick.example";
const DOMAINS = 500;
/** Sold words: each anchor is one of its own, so that the domains have no target and anchor in common. */
const words = ["buy viagra online", "online casino bonus", "payday loans", "slot gacor"];
const csv = [
  ["Referring page URL", "Target URL", "Anchor", "Nofollow", "First seen"],
  ...Array.from({ length: DOMAINS }, (_, at) => [
    `http://spam-${at}.example/post`,
    `http://${shop}/boots/${at}`,
    `${words[at % words.length]} ${at}`,
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
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);
const focused = () =>
  page.evaluate(
    () => document.activeElement?.closest<HTMLElement>("[data-queue-row]")?.dataset.queueRow ?? null,
  );

async function count(sql: string): Promise<number> {
  const database = new pg.Client(room.product.shared().DATABASE_URL);
  await database.connect();
  try {
    const { rows } = await database.query<{ count: number }>(sql);
    return Number(rows[0]?.count);
  } finally {
    await database.end();
  }
}

beforeAll(async () => {
  room = await makeProductRoom({});
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
}, 300_000);
afterAll(() => room?.close());

test("before the first audit the page says what one does", async () => {
  await page.goto(`${base}/toxic`);
  await heading("No audit yet").waitFor();
  await isWell();
});

test("a file brings 500 domains; the audit runs in the worker and the queue is there", async () => {
  await page.goto(`${base}/imports`);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "backlinks.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await button(`Import ${DOMAINS} rows`).click({ timeout: 60_000 });
  await heading(/^Imported: /).waitFor({ timeout: 60_000 });
  await page.goto(`${base}/toxic`);
  await button("Audit the referring domains").click();
  await heading(`${DOMAINS} domains need a look.`).waitFor({ timeout: 120_000 });
  await page.getByText("Words that are sold as anchors").first().waitFor();
  await isWell();
}, 300_000);

test("a row opens with its evidence, and one decision is taken back", async () => {
  await page.keyboard.press("j");
  const first = await focused();
  await page.keyboard.press("Enter");
  await page
    .getByText(/points/)
    .first()
    .waitFor();
  await isWell();
  await page.keyboard.press("s");
  await page.getByText(`${first}: safe for now.`).waitFor();
  expect(await focused()).not.toBe(first);
  await page.keyboard.press("z");
  await page.getByText(`Taken back: ${first}: safe for now.`).waitFor();
  expect(await focused()).toBe(first);
});

test(`${DOMAINS} domains are cleared with the keyboard alone`, async () => {
  const keys = ["s", "w", "d", "l"];
  const begun = performance.now();
  for (let at = 0; at < DOMAINS; at++) {
    // The next one has the focus at once; only where a page of them ends the server is waited for.
    await page.waitForFunction(() => document.querySelector("[data-queue-row]") !== null);
    if ((await focused()) === null) await page.keyboard.press("j");
    await page.keyboard.press(keys[at % keys.length] ?? "s");
  }
  await page.getByText("Nothing is left here.").waitFor({ timeout: 120_000 });
  console.info(`${DOMAINS} decisions: ${Math.round(performance.now() - begun)} ms`);
  await expect
    .poll(
      () => count("SELECT (SELECT count(*) FROM opinion) + (SELECT count(*) FROM toxic_review) AS count"),
      { timeout: 120_000, interval: 1_000 },
    )
    .toBe(DOMAINS);
  await page.reload();
  await heading("Everything is decided. You may need no disavow.").waitFor();
  await isWell();
}, 600_000);
