// What comes in and goes out again, in a real browser before the real product: a workbook, domains without pages, a
// mapping that is remembered and forgotten, and an import that is undone.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsInBothThemes, makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";
import { exportOf, madeLinks, madePages, shop } from "../support/product-web.ts";
import { makeWorkbook } from "../support/workbook.ts";

const links = madeLinks(new Date());
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let room: ProductRoom;
let page: Page;
let base = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const link = (name: string | RegExp) => page.getByRole("link", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);

async function upload(name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await page.goto(`${base}/imports`);
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

beforeAll(async () => {
  room = await makeProductRoom(madePages(links));
  page = await room.open();
  base = await setUp(room, page, { workspace: "Alderwick team", domain: shop });
}, 300_000);
afterAll(() => room?.close());

test("a workbook is read from the sheet that holds the links", async () => {
  const rows = exportOf(links.slice(0, 12), new Date())
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const sheets = [
    { name: "Read me", rows: [["Exported for the team"]] },
    { name: "Backlinks", rows },
  ];
  await upload("export.xlsx", SHEET, await makeWorkbook({ sheets }));
  await button("Import 12 rows").waitFor();
  await heading("export.xlsx, sheet “Backlinks”").waitFor();
  await page.getByText(/Excel workbook, header on line 1/).waitFor();
  await isWell();
  await button("Import 12 rows").click();
  await heading(/^Imported: 12 links are new/).waitFor();
});

test("domains without pages are reported, and no links", async () => {
  const text =
    "Domain ascore,Domain,Backlinks,First seen,Last seen\n41,birdwatch.org,12,2026-01-01,2026-02-01\n7,rambling.net,3,2026-01-01,2026-02-01\n";
  await upload("domains.csv", "text/csv", Buffer.from(text));
  await heading("2 reported domains are new").waitFor();
  await page.getByRole("cell", { name: "birdwatch.org" }).waitFor();
  await isWell();
  await button("Import 2 rows").click();
  await heading("Imported: 2 reported domains are new").waitFor();
  await isWell();
  await link("See the domains").click();
  await page.waitForURL(/\/domains\/reported\?import=/);
  await heading("2 domains are reported to link here").waitFor();
  await page.getByText("Semrush (12, Ascore 41)").waitFor();
  await isWell();
  await link("Live ones").click();
  await heading("0 domains are reported to link here").waitFor();
  await page.goto(`${base}/domains`);
  await link(/^Reported domains/).click();
  await page.waitForURL(/\/domains\/reported$/);
});

test("a mapping is remembered for the next file like it, says so, and can be forgotten", async () => {
  const sheet = (name: string) =>
    Buffer.from(`Seite,Ziel,Kosten\nhttps://${name}.example/1,https://${shop}/,120 EUR\n`);
  await upload("erste.csv", "text/csv", sheet("eins"));
  await page.getByLabel("What the rows are").selectOption("placements");
  await page.getByLabel("Column for Linking page").selectOption("Seite");
  await page.getByLabel("Column for Target page").selectOption("Ziel");
  await page.getByLabel("Column for Price").selectOption("Kosten");
  await button("Read the file this way").click();
  await page.getByRole("cell", { name: "120 EUR" }).first().waitFor();
  await upload("zweite.csv", "text/csv", sheet("zwei"));
  await page.getByText("Read as remembered").waitFor();
  await page.getByRole("cell", { name: "120 EUR" }).first().waitFor();
  await isWell();
  await button("Forget it").click();
  await page.getByText("Read as remembered").waitFor({ state: "detached" });
});

test("an import is undone: it says what goes and what stays, and what it did", async () => {
  await page.goto(`${base}/imports`);
  await link("export.xlsx, sheet “Backlinks”").click();
  await button("Undo this import").click();
  const dialog = page.getByRole("dialog", { name: "Undo the import of 12 rows" });
  await dialog.getByText("What stays").waitFor();
  await isWell();
  await dialog.getByRole("button", { name: "Undo the import" }).click();
  await heading("The import was undone").waitFor();
  await page.getByText("Gone: 12 links.").waitFor();
  await isWell();
  await page.goto(`${base}/imports`);
  await page.getByText("Undone", { exact: true }).waitFor();
  await page.goto(`${base}/domains/reported`);
  await heading("2 domains are reported to link here").waitFor();
});

test("links may be narrowed to one source alone, or to several", async () => {
  await upload("ahrefs.csv", "text/csv", Buffer.from(exportOf(links.slice(0, 5), new Date())));
  await button("Import 5 rows").click();
  await heading(/^Imported: 5 links are new/).waitFor();
  const semrush = links.slice(0, 2).map(({ source, target, anchor }) => `10,${source},${target},${anchor}`);
  await upload(
    "semrush.csv",
    "text/csv",
    Buffer.from(["Page ascore,Source url,Target url,Anchor", ...semrush].join("\n")),
  );
  await button("Import 2 rows").click();
  await heading(/2 known already/).waitFor();
  await page.goto(`${base}/links?side=inbound`);
  await link(/^One source alone/).click();
  await page.waitForURL(/sources=one/);
  await link(/^Ahrefs/).click();
  await page.getByText("Reported only by").waitFor();
  await isWell();
  expect(room.problems).toEqual([]);
  expect(room.dialogs).toEqual([]);
});
