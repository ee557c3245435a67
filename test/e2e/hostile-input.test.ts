// What strangers write and what is very large, through the whole product: markup in anchors, titles, names and
// reasons stays text, and fifty megabytes arrive whole.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvLine } from "#lib/core/csv";
import { makeProductRoom, type ProductRoom, setUp } from "../support/product-room.ts";

const home = "https://target.example/";
const payloads = [
  `<img src=x onerror=alert(1)>`,
  `"><script>alert(2)</script>`,
  `'><svg/onload=alert(3)>`,
  `</title><script>alert(4)</script>`,
  `<iframe srcdoc="<script>parent.alert(5)</script>"></iframe>`,
  `<a href="javascript:alert(6)">x</a>`,
  `{{constructor.constructor('alert(7)')()}}`,
  `\u202e<details open ontoggle=alert(8)>`,
];
const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const sources = payloads.map(
  (_, index) => `http://hostile${index}.example/p?q=%3Cscript%3Ealert(9)%3C/script%3E`,
);
const pages = Object.fromEntries(
  payloads.map((payload, index) => [
    sources[index] as string,
    {
      body: `<!doctype html><html><head><title>${escapeHtml(payload)}</title></head><body><main><p>${escapeHtml(payload)} <a href="${home}" title="${escapeHtml(payload)}">${escapeHtml(payload)}</a> ${escapeHtml(payload)}</p></main></body></html>`,
    },
  ]),
);

let room: ProductRoom;
let page: Page;
let base = "";
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "fairlead-e2e-"));
  room = await makeProductRoom(pages);
  page = await room.open();
  base = await setUp(room, page, { workspace: payloads[0] as string, domain: "target.example" });
}, 300_000);
afterAll(async () => {
  await room?.close();
  if (folder !== "") rmSync(folder, { recursive: true });
});

test("markup in anchors, titles, reasons, names of files and people opens no dialog on any page", async () => {
  const rows = payloads.map((payload, index) => [sources[index] as string, home, payload]);
  const bad = [
    ["javascript:alert(10)", home, "x"],
    [payloads[1] as string, home, "x"],
    ["http://ok.example/", "data:text/html,<script>alert(11)</script>", "x"],
  ];
  const csv = [["Source", "Target", "Anchor"], ...rows, ...bad].map((row) => csvLine(row)).join("");
  await page.goto(`${base}/imports`);
  const name = `${payloads[0]}.csv`;
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Import 8 rows" }).click();
  await page.getByRole("heading", { name: /^Imported: 8 links are new/ }).waitFor();
  await page.getByText(name).first().waitFor();
  const importUrl = page.url();
  await page.getByRole("button", { name: "Verify all links" }).click();
  await page.getByRole("heading", { name: /^Checked 8 links/ }).waitFor({ timeout: 60_000 });
  const runUrl = page.url();

  await page.goto(`${base}/links?side=inbound`);
  const rowsLinks = page.locator("[data-row-link]");
  await rowsLinks.first().waitFor();
  const drawers = await rowsLinks.evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).href),
  );
  expect(drawers).toHaveLength(8);
  await page
    .getByText(payloads[0] as string)
    .first()
    .waitFor();

  await page.goto(`${base}/toxic/decisions`);
  await page.getByRole("button", { name: "Mark by name" }).click();
  await page.getByLabel("Domains or pages, one a line").fill("hostile0.example");
  await page.getByLabel("Reason").fill(payloads[2] as string);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /toxic$/ })
    .click();
  await page.getByText("1 domain is marked toxic").first().waitFor();
  await page.goto(`${base}/disavow`);
  await page.getByRole("radio", { name: "Text to paste" }).check();
  await page.getByLabel("The list").fill(`# ${payloads[3]}\ndomain:a.example\n${payloads[1]}\n`);
  await page.getByRole("button", { name: "Google holds this list" }).click();
  await page.getByText("domain:hostile0.example").first().waitFor();

  const workspace = base.replace(/\/[^/]+$/, "");
  const paths = [
    "",
    "/links?side=inbound&q=%3Cscript%3E",
    "/placements",
    "/imports",
    "/toxic",
    "/toxic/decisions",
    "/removals",
    "/disavow?view=file",
    "/settings",
  ];
  const all = [
    ...drawers,
    importUrl,
    runUrl,
    ...paths.map((each) => `${base}${each}`),
    workspace,
    `${workspace}/settings`,
  ];
  for (const url of all) {
    await page.goto(url);
    await page.getByRole("heading").first().waitFor();
    expect(
      await page
        .locator("main script, main iframe, main img, main svg[onload], main details[ontoggle]")
        .count(),
      url,
    ).toBe(0);
    const hrefs = await page
      .locator("a")
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
    expect(
      hrefs.filter((protocol) => !/^(https?|blob):$/.test(protocol)),
      url,
    ).toEqual([]);
  }
  await page.waitForTimeout(300);
  expect(room.dialogs).toEqual([]);
  expect(room.problems).toEqual([]);
}, 180_000);

test("a file of 50 MB is stored whole: its size and its hash are those of the file", async () => {
  const cell = "x".repeat(9_000);
  const rows = Array.from(
    { length: 5_900 },
    (_, index) => `http://big${index % 50}.example/${index},${home},${index}${cell}`,
  );
  const bytes = Buffer.from(["Source,Target,Notes", ...rows].join("\n"));
  expect(bytes.length).toBeGreaterThan(50 * 1024 * 1024);
  const file = path.join(folder, "fifty.csv");
  writeFileSync(file, bytes);
  await page.goto(`${base}/imports`);
  const began = performance.now();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  const sent = performance.now() - began;
  await page.getByRole("button", { name: "Import 5,900 rows" }).waitFor({ timeout: 60_000 });
  console.info(
    `50 MB sent in ${Math.round(sent)} ms, preview after ${Math.round(performance.now() - began)} ms`,
  );

  const client = new pg.Client({ connectionString: room.product.shared().DATABASE_URL });
  await client.connect();
  const stored = await client.query<{ id: string; size: string; sha256: Buffer }>(
    "select id, size, sha256 from import_file where name = 'fifty.csv'",
  );
  const hash = createHash("sha256");
  const chunks = await client.query<{ seq: number }>(
    "select seq from upload_chunk where file_id = $1 order by seq",
    [stored.rows[0]?.id],
  );
  for (const { seq } of chunks.rows) {
    const chunk = await client.query<{ bytes: Buffer }>(
      "select bytes from upload_chunk where file_id = $1 and seq = $2",
      [stored.rows[0]?.id, seq],
    );
    hash.update(chunk.rows[0]?.bytes ?? "");
  }
  await client.end();
  const wanted = createHash("sha256").update(bytes).digest("hex");
  expect(Number(stored.rows[0]?.size)).toBe(bytes.length);
  expect(stored.rows[0]?.sha256.toString("hex")).toBe(wanted);
  expect(hash.digest("hex")).toBe(wanted);
}, 180_000);

test("a file that arrives cut is refused, not imported in part", async () => {
  const workspace = new URL(base).pathname.split("/")[1];
  await page.goto(`${base}/imports`);
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().includes("/uploads?")),
    page
      .locator('input[type="file"]')
      .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Source,Target\n") }),
  ]);
  const id = /imports\/([0-9a-f-]{36})\/uploads/.exec(response.url())?.[1];
  await page.waitForURL(new RegExp(`/imports/${id}$`));
  const answer = await page.request.post(
    `${room.product.url}/api/${workspace}/imports/${id}/uploads?name=cut.csv&size=1000`,
    { data: "only this", headers: { origin: room.product.url } },
  );
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "invalid" });
});
