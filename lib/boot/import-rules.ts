// Which way imports run, checked by dependency-cruiser with the rules of .dependency-cruiser.mjs.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cruise, type IForbiddenRuleType } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { AppError } from "#lib/errors";
import { type ImportKind, writeStubs } from "./import-stubs.ts";
import { root } from "./root.ts";

export interface ImportFindings {
  /** "rule: from → to", sorted. */
  violations: string[];
  /** Source files that the cruiser did not look at: then a clean result proves nothing. */
  unseen: string[];
  modules: number;
}

const folders = ["app", "bin", "components", "lib", "test"];
/** Next looks for these at the top. */
const topFiles = ["instrumentation.ts", "proxy.ts"];
const source = /\.tsx?$|^bin\/.*\.js$/;
const generated = "lib/db/generated/";
/** A type may point anywhere when the program runs: it is gone by then. */
const whenRunning = new Set(["no-cycles", "plain-node-below", "only-the-worker-handles"]);

/** Checks the source folders below `dir` against this project's rules. */
export async function checkImports(dir: string): Promise<ImportFindings> {
  const files = sourceFiles(dir);
  const kinds = await Promise.all([cruiseStubs(dir, files, "running"), cruiseStubs(dir, files, "all")]);
  const violations = new Set(kinds.flatMap((kind) => kind.violations));
  const unseen = new Set(files.filter((file) => kinds.some((kind) => !kind.seen.has(file))));
  return { violations: [...violations].sort(), unseen: [...unseen], modules: files.length - unseen.size };
}

async function cruiseStubs(
  dir: string,
  files: readonly string[],
  kind: ImportKind,
): Promise<{ violations: string[]; seen: Set<string> }> {
  const to = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-imports-"));
  try {
    writeStubs(dir, files, to, kind);
    fs.copyFileSync(path.join(root, "package.json"), path.join(to, "package.json"));
    fs.symlinkSync(path.join(root, "node_modules"), path.join(to, "node_modules"), "junction");
    writeGenerated(dir, to);
    const options = await extractOptions(path.join(root, ".dependency-cruiser.mjs"));
    const forbidden = (options.ruleSet?.forbidden ?? []).filter((rule) => applies(rule, kind));
    const { output } = await cruise(
      [...folders, ...topFiles].filter((name) => fs.existsSync(path.join(to, name))),
      { ...options, baseDir: to, preserveSymlinks: true, ruleSet: { forbidden } },
    );
    if (typeof output === "string")
      throw new AppError("invalid", `dependency-cruiser gave no result: ${output}`);
    return {
      violations: output.summary.violations.map(
        ({ rule, from, to, cycle, via }) =>
          `${rule.name}: ${from} → ${(cycle ?? via)?.map((step) => step.name).join(" → ") ?? to}`,
      ),
      seen: new Set(output.modules.map((module) => module.source)),
    };
  } finally {
    fs.rmSync(to, { recursive: true });
  }
}

function applies(rule: IForbiddenRuleType, kind: ImportKind): boolean {
  return kind === "running" || !whenRunning.has(rule.name ?? "");
}

// Generated files are no business of the rules, but imports of them must lead somewhere.
function writeGenerated(dir: string, to: string): void {
  const files = fs.existsSync(path.join(dir, generated)) ? fs.readdirSync(path.join(dir, generated)) : [];
  fs.mkdirSync(path.join(to, generated), { recursive: true });
  for (const file of files) if (source.test(file)) fs.writeFileSync(path.join(to, generated, file), "");
}

function sourceFiles(dir: string): string[] {
  const below = folders
    .filter((folder) => fs.existsSync(path.join(dir, folder)))
    .flatMap((folder) => fs.readdirSync(path.join(dir, folder), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => source.test(file) && !file.endsWith(".d.ts") && !file.startsWith(generated));
  return [...topFiles.filter((file) => fs.existsSync(path.join(dir, file))), ...below];
}
