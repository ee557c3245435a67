// `npm run check`: everything that is known without running the product.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { isAppError } from "#lib/errors";
import { nextProgram } from "./build.ts";
import { generateClient } from "./generate-client.ts";
import { checkImports } from "./import-rules.ts";
import { root } from "./root.ts";
import { ensureTempFolder } from "./temp-folder.ts";

export interface Counts {
  passed: number;
  failed: number;
}

interface Check {
  name: string;
  /** True when all is well; what is wrong was printed. */
  run: () => boolean | Promise<boolean>;
}

const checks: Check[] = [
  { name: "lint", run: () => program(inPackage("@biomejs/biome", "bin/biome"), ["check", "."]) },
  { name: "types", run: checkTypes },
  { name: "import rules", run: checkImportRules },
];

/** Runs all of them, also when one fails, and counts each as one. */
export async function runChecks(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  for (const check of checks) {
    const ok = await check.run();
    counts[ok ? "passed" : "failed"] += 1;
    process.stdout.write(`${check.name}: ${ok ? "passed" : "FAILED"}\n`);
  }
  return counts;
}

export async function runCheck(): Promise<number> {
  ensureTempFolder();
  const { passed, failed } = await runChecks();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** Runs a package's program with this Node and shows what it says. */
export function program(file: string, args: string[]): boolean {
  const ran = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  return ran.status === 0;
}

/** A program of an installed package, by its path inside the package. */
export function inPackage(name: string, file: string): string {
  const manifest = createRequire(path.join(root, "package.json")).resolve(`${name}/package.json`);
  return path.join(path.dirname(manifest), file);
}

// Prisma's client and the types of the routes are generated: without them nothing type-checks.
function checkTypes(): boolean {
  try {
    generateClient(root);
  } catch (error) {
    if (!isAppError(error)) throw error;
    process.stdout.write(`${error.message}\n`);
    return false;
  }
  return (
    program(nextProgram, ["typegen"]) && program(inPackage("typescript", "bin/tsc"), ["--noEmit", "-p", "."])
  );
}

async function checkImportRules(): Promise<boolean> {
  const { violations, unseen, modules } = await checkImports(root);
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  for (const file of unseen) process.stdout.write(`not looked at: ${file}\n`);
  process.stdout.write(`${modules} modules looked at\n`);
  return violations.length === 0 && unseen.length === 0;
}
