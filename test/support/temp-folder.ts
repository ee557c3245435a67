import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that goes after the test. Everybody may enter it: as root the database runs as somebody else. */
export function tempFolder(mode = 0o755): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
  fs.chmodSync(dir, mode);
  onTestFinished(() => fs.rmSync(dir, { recursive: true, force: true }));
  return dir;
}
