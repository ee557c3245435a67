// The path that every user walks, in a real browser before the real product: from the printed set-up link to the
// disavow file, with an accessibility check of each page on the way.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsInBothThemes, makeProductRoom, type ProductRoom } from "../support/product-room.ts";
import { exportOf, madeLinks, madePages, shop } from "../support/product-web.ts";
import { runCli } from "../support/run-cli.ts";

const links = madeLinks(new Date());
const csv = exportOf(links, new Date());
const owner = { name: "Iris Alder", email: "iris@alderwick.example", password: "four grey herons at noon" };

let room: ProductRoom;
let page: Page;
let base = "";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
/** The page is well: nothing serious for axe, in both themes. */
const isWell = async () => expect(await findingsInBothThemes(page)).toEqual([]);

beforeAll(async () => {
  room = await makeProductRoom(madePages(links));
  page = await room.open();
}, 300_000);
afterAll(() => room?.close());

test("the printed link sets up the owner and the workspace", async () => {
  await page.goto(room.product.setupLink ?? "");
  await isWell();
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByLabel("Workspace").fill("Alderwick team");
  await button("Create the owner and the workspace").click();
  await page.waitForURL(/\/alderwick-team$/);
  await heading("Add the first site").waitFor();
  await isWell();
});

test("a site is added", async () => {
  await button("Add a site").click();
  await page.getByLabel("Domain").fill(`https://www.${shop}/`);
  await isWell();
  await button("Add the site").click();
  await page.waitForURL(/\/alderwick-team\/alderwick\.example$/);
  base = page.url();
  await heading("No links are known yet").waitFor();
  await isWell();
});

test("a file is previewed and imported", async () => {
  await page.getByRole("link", { name: "Import backlinks" }).first().click();
  await page.waitForURL(/\/imports$/);
  await isWell();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "backlinks.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await button("Import 44 rows").waitFor();
  await page.getByText("Ahrefs").first().waitFor();
  await isWell();
  await button("Import 44 rows").click();
  await heading(/^Imported: 44 links are new/).waitFor();
  await isWell();
});

test("everything is verified, and the run is watched to its end", async () => {
  await button("Verify all links").click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await heading(/^Checked /).waitFor({ timeout: 60_000 });
  expect(await heading(/^Checked /).innerText()).toBe("Checked 44 links on 39 hosts: 39 links are live");
  await page.getByRole("table", { name: "Latest results" }).waitFor();
  await isWell();
});

test("the overview shows three charts, each with its table", async () => {
  await page.getByRole("link", { name: "Overview" }).click();
  await page.waitForURL(base);
  for (const title of ["Referring domains", "Anchors by category", "Followed, nofollow, UGC, sponsored"]) {
    const panel = page.getByRole("region", { name: title, exact: true });
    await panel.locator("svg.recharts-surface").first().waitFor();
    await panel.getByRole("button", { name: "Show as a table" }).click();
    await panel.getByRole("table").waitFor();
    await panel.getByRole("button", { name: "Show as a chart" }).click();
  }
  await isWell();
});

test("a bar of the overview leads to its links: of one language, of one relevance", async () => {
  const bars = (title: string) =>
    page.getByRole("region", { name: title, exact: true }).getByRole("listitem");
  await bars("Relevance").first().waitFor();
  await bars("Languages").getByRole("link", { name: "English" }).click();
  await page.waitForURL(/language=en/);
  await page.getByRole("link", { name: /^Remove: Page in/ }).waitFor();
  await isWell();
  await page.goto(base);
});

test("a link's drawer tells what is so, both sides, the evidence and the history", async () => {
  await page.getByRole("link", { name: "Backlinks", exact: true }).click();
  await page.waitForURL(/\/links\?side=inbound/);
  await button("Best first").waitFor();
  await isWell();
  await page.getByRole("link", { name: /thedryfoot\.example/ }).click();
  const drawer = page.getByRole("dialog", { name: `Link from thedryfoot.example to ${shop}` });
  await drawer.getByRole("heading", { name: "The link is on the page" }).waitFor();
  await drawer.getByText("how to wax leather boots").first().waitFor();
  expect(page.url()).toContain("open=");
  await isWell();
  await page.reload();
  await drawer.waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
});

test("authority and relevance are columns, and the drawer says where they come from", async () => {
  const ranks = "1\t1\t1\t1\texample.blogger\t9\n900\t1\t1\t1\texample.thedryfoot\t9\n";
  const release = ["--release", "cc-main-2025-may-jun-jul", "--total", "100000000"];
  const imported = await runCli(["ranks", "import", "-", ...release], room.product.shared(), ranks);
  expect(imported.code).toBe(0);
  await page.goto(`${base}/links?side=inbound&cols=anchor,place,authority,relevance&sort=-authority`);
  const first = page.getByRole("table", { name: "Backlinks" }).getByRole("row").nth(1);
  expect(await first.innerText()).toMatch(/thedryfoot\.example[\s\S]*63/);
  await isWell();
  await first.getByRole("link", { name: /thedryfoot/ }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("heading", { name: "Relevance" }).waitFor();
  await drawer.getByRole("heading", { name: "Scores" }).waitFor();
  await drawer.getByText("thedryfoot.example, by Common Crawl, May–July 2025").waitFor();
  await isWell();
});

test("every report answers, its rows lead on, and its views have names", async () => {
  const reports = [
    ["New and lost", /referring domains gained/],
    ["Referring domains", /domains link here/],
    ["Anchors", /anchors lead here/],
    ["Target pages", /pages of the site have backlinks/],
    ["Competitors", /No site to compare with yet/],
  ] as const;
  for (const [name, title] of reports) {
    await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
    await heading(title).waitFor();
    await isWell();
  }
  await page.goto(`${base}/anchors?category=brand`);
  await button("Views").click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByLabel("Name").fill("Our name");
  await isWell();
  await button("Save the view").click();
  await button("Our name").waitFor();
  const downloading = page.waitForEvent("download");
  await button(/^Export /).click();
  await page.getByRole("menuitem", { name: "Excel (XLSX)" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^anchors-alderwick\.example-[\d-]+\.xlsx$/);
  await page.goto(`${base}/targets`);
  await button("Columns").click();
  await page.getByRole("link", { name: "Clicks" }).click();
  await page.waitForURL(/cols=.*clicks/);
  await page.getByRole("columnheader", { name: "Clicks" }).waitFor();
  await page.keyboard.press("Escape");
  await isWell();
  await page.locator("a[data-row-link]").first().click();
  await page.getByRole("dialog").getByRole("heading", { name: "Anchors by category" }).waitFor();
  await isWell();
  await page.goto(`${base}/domains?q=thedryfoot`);
  await page.getByRole("link", { name: /thedryfoot/ }).click();
  await page.getByRole("heading", { name: "Linking pages" }).waitFor();
  await isWell();
});

test("ticked rows of reports are acted on by their links, and it is taken back", async () => {
  const tickFirst = (name: RegExp) => page.getByRole("checkbox", { name }).first().check();
  await page.goto(`${base}/anchors`);
  await tickFirst(/^Select the anchor/);
  await button("Tag 1").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tags").fill("spring");
  await isWell();
  await dialog.getByRole("button", { name: "Tag the live links with 1 anchor" }).click();
  await page.getByText(/^\d+ links? (is|are) tagged\.$/).waitFor();
  await button("Undo").click();
  await page.getByText("Taken back. Each link is as it was.").waitFor();
  await page.goto(`${base}/targets`);
  await tickFirst(/^Select https/);
  await button("Verify 1").waitFor();
  await isWell();
  await page.goto(`${base}/changes?of=links`);
  await tickFirst(/^Select the link from/);
  await button("Mark 1").waitFor();
  await isWell();
  await page.goto(`${base}/changes`);
  await tickFirst(/^Select (?!the rows)/);
  await button("Assign 1").waitFor();
  await isWell();
});

test("links are tagged and given to somebody, and it is taken back", async () => {
  await page.goto(`${base}/links?side=inbound&cols=anchor,tags,assignee`);
  await page.getByRole("checkbox", { name: "Select the rows of this page" }).check();
  await button(/^Tag \d+$/).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tags").fill("spring, to reclaim");
  await isWell();
  await dialog.getByRole("button", { name: /^Tag \d+ links$/ }).click();
  await page.getByText(/^\d+ links are tagged\.$/).waitFor();
  const tagged = page.getByRole("table").getByText("to reclaim");
  await tagged.first().waitFor();
  await button("Undo").click();
  await page.getByText("Taken back. Each link is as it was.").waitFor();
  await tagged.first().waitFor({ state: "detached" });
  await page
    .getByRole("checkbox", { name: /^Select the link from/ })
    .first()
    .check();
  await button("Assign 1").click();
  await isWell();
  await dialog.getByRole("button", { name: "Assign 1 link" }).click();
  await page.getByText(`1 link is with ${owner.name} now.`).waitFor();
  await page.getByRole("link", { name: /^Me/ }).click();
  await page.waitForURL(/care=me/);
  await page.getByRole("table").getByRole("row").nth(2).waitFor({ state: "detached" });
  await isWell();
});

test("similar links are one row, columns are drawn wider, and two keys go to a page", async () => {
  await page.goto(`${base}/links?side=inbound&group=similar`);
  await page.getByText(/of \d+ groups?/).waitFor();
  const grip = page.getByRole("separator", { name: "Width of Anchor" });
  const head = page.getByRole("columnheader", { name: /Anchor/ });
  const width = async () => Math.round((await head.boundingBox())?.width ?? 0);
  const before = await width();
  const patience = { timeout: 20_000, interval: 300 };
  await grip.focus();
  // The keys are heard once the page is awake.
  await expect
    .poll(async () => {
      await page.keyboard.press("ArrowRight");
      return width();
    }, patience)
    .toBeGreaterThan(before);
  await isWell();
  const wider = await width();
  await page.reload();
  expect(await width()).toBe(wider);
  await expect
    .poll(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press("d");
      return new URL(page.url()).pathname;
    }, patience)
    .toMatch(/\/domains$/);
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Verification runs").waitFor();
  await page.keyboard.press("Escape");
});

test("links are marked toxic by domain, with the reason", async () => {
  await page.goto(`${base}/links?side=inbound&domain=linkvault.example`);
  await page.getByRole("checkbox", { name: "Select the rows of this page" }).check();
  await button(/^Mark 2/).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Link network, asked twice");
  await isWell();
  await dialog.getByRole("button", { name: /toxic$/ }).click();
  await page.getByText("1 domain is marked toxic").waitFor();
  await page.getByRole("link", { name: "Toxic" }).first().click();
  await page.waitForURL(/\/toxic$/);
  await isWell();
  await page.getByRole("link", { name: /^Decisions/ }).click();
  await page.waitForURL(/\/toxic\/decisions$/);
  await page.getByText("linkvault.example").first().waitFor();
  await isWell();
});

test("what Google holds is told, and the disavow file holds both", async () => {
  await page.getByRole("link", { name: "Disavow", exact: true }).click();
  await heading("What does Google hold now?").waitFor();
  await isWell();
  await page.getByRole("radio", { name: "Text to paste" }).check();
  await page.getByLabel("The list").fill("# bought in 2019\ndomain:oldnetwork.example\n");
  await button("Google holds this list").click();
  await page.getByText("domain:linkvault.example").first().waitFor();
  await isWell();
  const downloading = page.waitForEvent("download");
  await button(/^Make version \d+ and download$/).click();
  const file = await (await downloading).path();
  const text = readFileSync(file, "utf8");
  const entries = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(entries).toEqual(["domain:linkvault.example", "domain:oldnetwork.example"]);
  expect(text).toContain("# bought in 2019\ndomain:oldnetwork.example\n");
  expect(text).toContain("Link network, asked twice");
  expect(text).toMatch(/^# /);
  expect(text).not.toContain("\r");
  await page.getByText("Version 2").first().waitFor();
  await isWell();
});

test("every other page is well too, and the rail leads to it", async () => {
  for (const name of [
    "Placements",
    "External links",
    "Internal links",
    "Imports",
    "Site settings",
    "Sites",
    "Settings",
  ]) {
    await page.goto(base);
    await page.getByRole("link", { name, exact: true }).first().click();
    await page.waitForURL((url) => url.href !== base);
    await page.getByRole("heading").first().waitFor();
    await isWell();
  }
  for (const address of [`${base}/runs`, `${base}/placements?add=1`, `${room.product.url}/account`]) {
    await page.goto(address);
    await page.getByRole("heading").first().waitFor();
    await isWell();
  }
  await page.goto(base);
  await page.keyboard.press("/");
  await page.getByRole("combobox", { name: /Search/ }).fill("Toxic");
  await isWell();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/toxic$/);
});

test("signed out nothing is seen; signed in again everything is there", async () => {
  await page.getByRole("button", { name: owner.name }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in$/);
  await isWell();
  await page.goto(base);
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await button("Sign in").click();
  await page
    .getByRole("alert")
    .or(page.getByText(/do not|does not|wrong/i))
    .first()
    .waitFor();
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await button("Sign in").click();
  await page.waitForURL(base);
  await heading(/domains link here/).waitFor();
});

test("somebody invited to view sees everything and can change nothing", async () => {
  await page.goto(`${base.replace(/\/[^/]+$/, "")}/settings`);
  await isWell();
  await page.getByRole("combobox", { name: "Role" }).last().selectOption("viewer");
  await page.getByLabel(/^For whom/).fill("Bob");
  await button("Make an invitation link").click();
  const link = await page.locator("code", { hasText: "/invite/" }).innerText();

  page = await room.open();
  await page.goto(link);
  await isWell();
  await page.getByLabel("Your name").fill("Bob Reader");
  await page.getByLabel("Email").fill("bob@alderwick.example");
  await page.getByLabel("Password", { exact: true }).fill("five brown owls at dusk");
  await button(/^Join/).click();
  await page.waitForURL(/\/alderwick-team$/);
  const changing = /^(Import|Add|Verify|Mark|Make|Save|Invite|Cancel|Remove|Read|Google holds|I uploaded)/;
  for (const path of ["", "/links?side=inbound", "/placements", "/imports", "/toxic", "/disavow", "/runs"]) {
    await page.goto(`${base}${path}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    expect(await page.getByRole("button", { name: changing }).allInnerTexts(), path).toEqual([]);
    await isWell();
  }
  expect(await page.getByRole("link", { name: "Site settings" }).count()).toBe(0);
  const refused = await page.request.post(
    `${room.product.url}/api/alderwick-team/imports/${crypto.randomUUID()}/uploads?name=x.csv&size=1`,
    { data: "x", headers: { origin: room.product.url } },
  );
  expect(refused.status()).toBe(403);
});

test("no page opened a dialog by itself or said that something went wrong", () => {
  expect(room.dialogs).toEqual([]);
  // A wrong password is answered by next-auth with 401, and what a viewer may not do with 403.
  const expected = /^401 .*\/api\/auth\/|^403 .*\/uploads/;
  expect(room.problems.filter((problem) => !expected.test(problem))).toEqual([]);
});
