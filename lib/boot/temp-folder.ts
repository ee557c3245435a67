import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "./root.ts";

/** Where the machine's own place for temporary files is closed to us, the checkout has one for this process and its children. */
export function ensureTempFolder(): void {
  try {
    fs.accessSync(os.tmpdir(), fs.constants.W_OK);
  } catch {
    const dir = path.join(root, ".data/tmp");
    fs.mkdirSync(dir, { recursive: true });
    process.env.TMPDIR = dir;
  }
}
