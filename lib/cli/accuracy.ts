import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";

/**
 * Runs the golden set (test/fixtures/pages) and prints how many verdicts are right, then how well the audit of links
 * tells what was planted in a made-up profile, and what the finder of contacts finds on labelled pages. A program of
 * its own: the sets and the server that shows them are the tests', which the product never loads.
 */
export async function run(): Promise<number> {
  const program = path.join(root, "test/golden/accuracy.ts");
  return spawnSync(process.execPath, [program], { cwd: root, stdio: "inherit" }).status ?? 3;
}
