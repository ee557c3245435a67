import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";

/**
 * Runs the golden set (test/fixtures/pages) and prints how many verdicts are right. A program of its own: the set and
 * the server that shows it are the tests', which the product never loads.
 */
export async function run(): Promise<number> {
  const program = path.join(root, "test/golden/accuracy.ts");
  return spawnSync(process.execPath, [program], { cwd: root, stdio: "inherit" }).status ?? 3;
}
