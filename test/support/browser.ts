import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where the usual packages put a browser. A machine's own is kept up to date by its owner: it goes first. */
const installed = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What Chromium needs as root and in a container; only ever pointed at this machine's own pages. */
const args = ["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--font-render-hinting=none"];

/** A headless browser: the machine's own Chrome or Chromium, else the one that came with npm. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const own = installed.find((path) => existsSync(path));
  if (own) return chromium.launch({ executablePath: own, args });
  const packaged = (await import("@sparticuz/chromium")).default;
  // Its own list of arguments is for a cloud function: one process, and no web security. Ours stay a browser's.
  packaged.setGraphicsMode = false;
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...args, "--disable-gpu"],
  });
}
