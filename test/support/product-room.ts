// The whole product and a browser before it, for tests that walk a person's path.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { type Product, startProduct } from "./product.ts";
import { type SitePage, type SiteServer, serveSites } from "./site-server.ts";

export interface ProductRoom {
  product: Product;
  browser: Browser;
  web: SiteServer;
  /** A new browser window with nobody signed in, that takes each dialog as a failure (see `dialogs`). */
  open(options?: { width?: number; height?: number }): Promise<Page>;
  /** Dialogs that pages opened by themselves: an alert() is a script that got in. */
  dialogs: string[];
  /** What went wrong in pages: errors thrown, scripts refused by the content policy, requests that failed. */
  problems: string[];
  close(): Promise<void>;
}

/** Starts the product as a person would, with these pages as its web. */
export async function makeProductRoom(pages: Record<string, SitePage>): Promise<ProductRoom> {
  const folder = mkdtempSync(path.join(tmpdir(), "fairlead-e2e-"));
  const web = await serveSites({ pages });
  const dialogs: string[] = [];
  const problems: string[] = [];
  const product = await startProduct(path.join(folder, "data"), {
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
    FAIRLEAD_CONNECT_TO: web.connectTo,
    FAIRLEAD_HOST_DELAY_MS: "0",
  });
  const browser = await launchBrowser();
  return {
    product,
    browser,
    web,
    dialogs,
    problems,
    async open({ width = 1440, height = 900 } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: "light",
        reducedMotion: "reduce",
        acceptDownloads: true,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on("dialog", (dialog) => {
        dialogs.push(`${page.url()}: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
      page.on("console", (message) => {
        const text = message.text();
        // Said below with the address that failed.
        if (message.type() === "error" && !text.startsWith("Failed to load")) {
          problems.push(`${page.url()}: ${text}`);
        }
      });
      page.on("response", (response) => {
        if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
      });
      return page;
    },
    async close() {
      await browser.close();
      await product.stop();
      await web.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The shortest way through set-up: an owner, a workspace and a site. Returns the address of the site's overview. */
export async function setUp(
  room: ProductRoom,
  page: Page,
  { workspace, domain }: { workspace: string; domain: string },
): Promise<string> {
  await page.goto(room.product.setupLink ?? "");
  await page.getByLabel("Your name").fill("Iris Alder");
  await page.getByLabel("Email").fill("iris@alderwick.example");
  await page.getByLabel("Password", { exact: true }).fill("four grey herons at noon");
  await page.getByLabel("Workspace").fill(workspace);
  await page.getByRole("button", { name: "Create the owner and the workspace" }).click();
  await page.getByRole("button", { name: "Add a site" }).click();
  await page.getByLabel("Domain").fill(domain);
  await page.getByRole("button", { name: "Add the site" }).click();
  await page.waitForURL(new RegExp(`/${domain.replaceAll(".", "\\.")}$`));
  return page.url();
}

/** What axe finds serious on the page, in light and in dark. */
export async function findingsInBothThemes(page: Page): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor({ state: "attached" });
    findings.push(...(await seriousFindings(page)).map((finding) => `${colorScheme}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return findings;
}
