// From an agreement to a placed link, in a real browser before the real product: terms recorded beside the list of the
// day, a look at the page, the prospect placed by itself; and a link that nobody announced.
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";
import type { SitePage } from "../support/site-server.ts";

const shop = "alderwick.example";
const boots = `http://${shop}/boots/ridge`;
const linking: SitePage = {
  body: `<!doctype html><html lang="en"><title>Kit</title><main><h1>Kit</h1><p>We walked all day in <a href="${boots}">Ridge
    boots</a> and came back with dry feet.</p></main></html>`,
};
const agreed = "http://agreed.example/kit";
const surprise = "http://surprise.example/kit";
const pages: Record<string, SitePage> = {
  [boots]: { body: '<!doctype html><html lang="en"><title>Ridge</title><h1>Ridge boots</h1></html>' },
  [agreed]: linking,
  [surprise]: linking,
};

let room: ProductRoom;
let page: Page;
let base = "";
let today = "";

const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);
const drawer = (domain: string) => page.getByRole("dialog", { name: `Prospect ${domain}` });

async function inDatabase<T extends object>(statement: string, values: unknown[] = []): Promise<T[]> {
  const database = new pg.Client(room.product.shared().DATABASE_URL);
  await database.connect();
  try {
    return (await database.query<T>(statement, values)).rows;
  } finally {
    await database.end();
  }
}

const stageOf = async (domain: string) =>
  (await inDatabase<{ stage: string }>("select stage from prospect where domain = $1", [domain]))[0]?.stage;

beforeAll(async () => {
  room = await makeProductRoom(pages);
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
  today = `${base.slice(0, base.lastIndexOf("/"))}/today`;
}, 300_000);
afterAll(() => room?.close());

test("a day on which nothing waits is calm", async () => {
  await page.goto(today);
  await page.getByRole("heading", { name: "Nothing needs you today" }).waitFor();
  await isWell();
});

test("an agreed link that is late stands in the list, and opens by keyboard", async () => {
  const campaign = newId();
  await inDatabase(
    `insert into campaign (id, workspace_id, site_id, name, tactic) select $1, workspace_id, id, 'Spring', 'guest_post' from site`,
    [campaign],
  );
  await inDatabase(
    "insert into campaign_target (workspace_id, campaign_id, position, url) select workspace_id, id, 0, $1 from campaign",
    [boots],
  );
  for (const [domain, stage, due] of [
    ["agreed.example", "agreed", "2026-01-05"],
    ["surprise.example", "contacted", null],
  ])
    await inDatabase(
      `insert into prospect (id, workspace_id, site_id, campaign_id, domain, stage, origin, due_on)
       select $1, workspace_id, site_id, id, $2, $3::"ProspectStage", 'hand', $4 from campaign`,
      [newId(), domain, stage, due],
    );
  await page.goto(today);
  await page.getByRole("heading", { name: "1 agreed link is overdue" }).waitFor();
  await page.getByText(/^Agreed, overdue \d+ d\.$/).waitFor();
  await isWell();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await drawer("agreed.example").waitFor();
  await isWell();
});

test("its terms become the watched placement, and the look places it", async () => {
  await drawer("agreed.example").getByRole("button", { name: "Record terms" }).click();
  const form = page.getByRole("dialog", { name: "Record terms" });
  await form.getByLabel(/^Page with the link/).fill(agreed);
  expect(await form.getByLabel(/^Target on your site/).inputValue()).toBe(boots);
  await form.getByLabel(/^Price/).fill("240");
  await form
    .getByLabel(/^Currency/)
    .first()
    .fill("EUR");
  await isWell();
  await form.getByRole("button", { name: "Record the terms" }).click();
  await form.waitFor({ state: "detached" });
  await expect.poll(() => stageOf("agreed.example"), { timeout: 60_000 }).toBe("placed");
  await page.reload();
  await drawer("agreed.example").getByText("Live", { exact: true }).waitFor();
  await drawer("agreed.example").getByText(/€240/).waitFor();
  await isWell();
});

test("a link that nobody announced is told, and one click places it", async () => {
  await page.goto(`${base}/placements?add=1`);
  const form = page.getByRole("dialog", { name: "Add a placement" });
  await form.getByLabel(/^Page with the link/).fill(surprise);
  await form.getByLabel(/^Target on your site/).fill(boots);
  await form.getByRole("button", { name: "Add the placement" }).click();
  await form.waitFor({ state: "detached" });
  await expect
    .poll(
      async () => {
        await page.goto(today);
        return page.getByText("Links to you, and nobody announced it.").count();
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  await isWell();
  await page.getByRole("button", { name: /^This is it/ }).click();
  await expect.poll(() => stageOf("surprise.example"), { timeout: 20_000 }).toBe("placed");
  await page.getByRole("heading", { name: "Nothing needs you today" }).waitFor();
});

test("the numbers count both, and the rates are the team’s own", async () => {
  await page.goto(today.replace(/today$/, "outreach/numbers"));
  await page.getByRole("heading", { name: "2 links placed from 2 prospects" }).waitFor();
  await page.getByText("not enough data").first().waitFor();
  await isWell();
  await page.goto(today.replace(/today$/, "settings"));
  await page.getByLabel("Currency", { exact: true }).fill("USD");
  await page.getByLabel("Worth in EUR").fill("0.92");
  await page.getByLabel("From", { exact: true }).fill("2026-01-01");
  await page.getByRole("button", { name: "Add the rate" }).click();
  await page.getByText("1 USD = 0.92 EUR").waitFor();
  await isWell();
  expect(room.problems).toEqual([]);
});
