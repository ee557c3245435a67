// Which way imports run, checked by dependency-cruiser. It once cruised nothing and found nothing wrong, so the modules
// it saw are compared with the files that there are.
import fs from "node:fs";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { AppError } from "#lib/errors";
import { root } from "./root.ts";

export interface ImportFindings {
  /** "rule: from → to", sorted. */
  violations: string[];
  /** Source files that the cruiser did not look at: then a clean result proves nothing. */
  unseen: string[];
  modules: number;
}

const folders = ["app", "bin", "components", "lib"];
const source = /\.(ts|tsx|js)$/;
const generated = "lib/db/generated/";

/** Checks the source folders below `dir` against this project's rules. */
export async function checkImports(dir: string): Promise<ImportFindings> {
  const options = await extractOptions(path.join(root, ".dependency-cruiser.mjs"));
  const present = folders.filter((folder) => fs.existsSync(path.join(dir, folder)));
  const { output } = await cruise(present, { ...options, baseDir: dir });
  if (typeof output === "string")
    throw new AppError("invalid", `dependency-cruiser gave no result: ${output}`);
  return { ...readResult(output), unseen: unseen(output, dir, present) };
}

function readResult(result: ICruiseResult): Omit<ImportFindings, "unseen"> {
  const violations = result.summary.violations.map(
    ({ rule, from, to, cycle, via }) =>
      `${rule.name}: ${from} → ${(cycle ?? via)?.map((step) => step.name).join(" → ") ?? to}`,
  );
  const modules = result.modules.filter(
    (module) => source.test(module.source) && !module.source.includes("node_modules"),
  );
  return { violations: violations.sort(), modules: modules.length };
}

function unseen(result: ICruiseResult, dir: string, present: readonly string[]): string[] {
  const seen = new Set(result.modules.map((module) => module.source));
  return present.flatMap((folder) => sourceFiles(dir, folder)).filter((file) => !seen.has(file));
}

function sourceFiles(dir: string, folder: string): string[] {
  return fs
    .readdirSync(path.join(dir, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && source.test(entry.name))
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !file.startsWith(generated) && !file.endsWith(".d.ts"));
}
