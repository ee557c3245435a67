// A campaign from its beginning to its board and table, the board by keyboard alone, in a real browser before the real
// product.
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";
import { madeLinks, madePages, shop } from "../support/product-web.ts";

let room: ProductRoom;
let page: Page;
let path = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const column = (name: string) => page.getByRole("region", { name });
const card = (domain: string) => page.locator("[data-card]", { hasText: domain });
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);

/** Puts sites into the campaign as the ways of adding do. */
async function addProspects(rows: readonly { domain: string; columns?: string }[]): Promise<void> {
  const client = new pg.Client({ connectionString: room.product.shared().DATABASE_URL });
  await client.connect();
  for (const [at, { domain, columns = "" }] of rows.entries()) {
    await client.query(
      `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, origin, stage_at)
       SELECT gen_random_uuid(), workspace_id, site_id, id, $2, 'pasted', now() - make_interval(mins => $3) FROM campaign WHERE id = $1`,
      [path.split("/").at(-1), domain, at],
    );
    if (columns !== "") await client.query(`UPDATE prospect SET ${columns} WHERE domain = $1`, [domain]);
  }
  await client.end();
}

beforeAll(async () => {
  room = await makeProductRoom(madePages(madeLinks(new Date())));
  page = await room.open();
  await setUp(room, page, { workspace: "Alderwick team", domain: shop });
}, 300_000);
afterAll(() => room?.close());

test("a campaign is begun; a target that is no page of the site is refused with its field", async () => {
  await page.goto(`${room.product.url}/alderwick-team/outreach/campaigns`);
  await heading("No campaign has begun").waitFor();
  await isWell();
  await button("New campaign").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Boot care guides");
  await dialog.getByLabel("Target page 1", { exact: true }).fill("https://elsewhere.example/");
  await dialog.getByLabel("Goal").fill("20");
  await dialog.getByLabel("Sites, before anybody writes to them").check();
  await isWell();
  await button("Create the campaign").click();
  await dialog.getByText("is no page of this site").waitFor();
  await dialog.getByLabel("Target page 1", { exact: true }).fill(`https://${shop}/care`);
  await dialog.getByLabel("Anchors for target page 1").fill("boot care; how to wax boots");
  await button("Create the campaign").click();
  await heading("No site is in this campaign yet").waitFor();
  path = new URL(page.url()).pathname;
  await isWell();
});

test("the board is worked by keyboard alone", async () => {
  await addProspects([
    { domain: "alpha.example" },
    { domain: "bravo.example", columns: "fit = 80" },
    { domain: "charlie.example" },
    {
      domain: "delta.example",
      columns: "stage = 'contacted', contacted_at = now(), touches_out = 1, follow_up_on = current_date",
    },
    { domain: "echo.example", columns: "stage = 'replied', replied_at = now(), waiting = true" },
  ]);
  await page.goto(`${room.product.url}${path}`);
  await column("Found").getByText("alpha.example").waitFor();
  await isWell();
  await card("alpha.example").focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => card("bravo.example").evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("]");
  await column("Qualified").getByText("bravo.example").waitFor();
  await page
    .getByRole("status")
    .getByText("bravo.example moved from Found to Qualified.")
    .waitFor({ state: "attached" });
  await expect.poll(() => card("bravo.example").evaluate((one) => one === document.activeElement)).toBe(true);

  await page.keyboard.press("]");
  await page.getByText("Log the mail, call or message: it moves here by itself.").first().waitFor();
  await column("Qualified").getByText("bravo.example").waitFor();

  await page.keyboard.press("m");
  const moved = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("dialog").getByRole("button", { name: "Found" }).click();
  await column("Found").getByText("bravo.example").waitFor();
  await moved; // the board shows it before the server has answered; only then can it be taken back
  await page.waitForTimeout(500);
  await button("Undo").first().press("Enter"); // a newer message may lie over it
  await column("Qualified").getByText("bravo.example").waitFor();

  await card("charlie.example").focus();
  await page.keyboard.press("r");
  await page.getByRole("dialog").getByLabel("Reason").selectOption("Low quality");
  await isWell();
  await page.keyboard.press("Tab");
  await page.getByRole("dialog").getByRole("button", { name: "Give up charlie.example" }).press("Enter");
  await column("Rejected").getByText("Low quality").waitFor();

  await card("alpha.example").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Prospect alpha.example" }).waitFor();
  await isWell();
});

test("a card is carried by pointer, and one that may not go there says why", async () => {
  await page.goto(`${room.product.url}${path}`);
  await card("alpha.example").dragTo(column("Qualified").locator("ul"));
  await column("Qualified").getByText("alpha.example").waitFor();
  await card("delta.example").dragTo(column("Found").locator("ul"));
  await page.getByText("It was written to already: reject it").first().waitFor();
  await column("Contacted").getByText("delta.example").waitFor();
});

test("the drawer edits what is wanted, asks the client, and the client's no gives the site up", async () => {
  await page.goto(`${room.product.url}${path}`);
  await card("alpha.example").click();
  const drawer = page.getByRole("dialog", { name: "Prospect alpha.example" });
  await drawer.getByRole("button", { name: "Edit" }).click();
  await drawer.getByLabel("Anchor").fill("boot care");
  await drawer.getByLabel("Note").fill("Reviews outdoor gear.");
  await drawer.getByRole("button", { name: "Save" }).click();
  await drawer.getByText("The anchor is boot care.").waitFor();
  await drawer.getByRole("button", { name: "Ask the client" }).click();
  await button("Ask about alpha.example").click();
  await drawer.getByText("The client has not answered about this site yet.").waitFor();
  await page.goto(`${room.product.url}${path}/approvals`);
  await heading("1 question to answer").waitFor();
  await isWell();
  await button("Decline alpha.example").click();
  await heading("Nothing waits for an answer").waitFor();
  await page.goto(`${room.product.url}${path}`);
  await column("Rejected").getByText("alpha.example").waitFor();
});

test("the table filters, sorts, and changes many at once, taken back", async () => {
  await page.goto(`${room.product.url}${path}?as=table`);
  await page.getByRole("table", { name: "Prospects" }).waitFor();
  await isWell();
  await page.getByRole("link", { name: /^Rejected/ }).click();
  await page.waitForURL(/stage=rejected/);
  await page.getByText("1–2 of 2").waitFor();
  await page.goto(`${room.product.url}${path}?as=table&sort=domain`);
  await page.getByLabel("Select the rows of this page").check();
  await button("Follow up").click();
  await page.getByRole("dialog").getByLabel("On").fill("2031-03-09");
  await page.getByRole("dialog").getByRole("button", { name: "Follow up 5 prospects" }).click();
  await page.getByText("3 prospects are due on 2031-03-09.").waitFor();
  await page.getByRole("cell", { name: "9 Mar 2031" }).first().waitFor();
  await button("Undo").first().press("Enter"); // a newer message may lie over it
  await page.getByRole("cell", { name: "9 Mar 2031" }).first().waitFor({ state: "detached" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await button(/^Export 5 prospects/).click();
      await page.getByRole("menuitem", { name: "CSV" }).click();
    })(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^prospects-.*\.csv$/);
});

test("board, drawer and table are well on a phone", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const search of ["", "?as=table"]) {
    await page.goto(`${room.product.url}${path}${search}`);
    await page.getByText("bravo.example").first().waitFor();
    await isWell();
  }
  await page.goto(`${room.product.url}${path}`);
  await card("bravo.example").click();
  await page.getByRole("dialog", { name: "Prospect bravo.example" }).waitFor();
  await isWell();
  expect(room.dialogs).toEqual([]);
}, 240_000);
