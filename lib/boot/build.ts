// Builds the pages when something that they are made of changed since the last build.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { AppError } from "#lib/errors";
import { root } from "./root.ts";

const sources = ["app", "components", "lib", "public"];
const files = [
  "next.config.js",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "prisma/schema.prisma",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
];
/** Written again by each `prisma generate`; the schema stands for it. */
const generated = path.join("lib", "db", "generated");
const stampFile = path.join(root, ".next/fairlead-stamp");
export const nextProgram = path.join(root, "node_modules/next/dist/bin/next");

/**
 * True when it built. Its output is shown when it fails: then it throws AppError "invalid". Aborting `signal` ends the
 * build and throws AppError "busy".
 */
export async function buildIfStale(
  env: Record<string, string>,
  signal: AbortSignal,
  report: (line: string) => void,
): Promise<boolean> {
  const stamp = sourceStamp(root);
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === stamp) return false;
  report("building the pages: half a minute, once");
  const { code, output } = await runBuild(env, signal);
  if (signal.aborted) throw new AppError("busy", "The build of the pages was interrupted.");
  if (code !== 0) throw new AppError("invalid", `${output}\nThe pages could not be built: see above.`);
  fs.writeFileSync(stampFile, stamp);
  return true;
}

function runBuild(
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [nextProgram, "build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => {
      output += error.message;
    });
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** A digest of every file that the pages are made of. */
export function sourceStamp(dir: string): string {
  const hash = createHash("sha256");
  const add = (file: string): void => {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(dir, file)));
  };
  const walk = (folder: string): void => {
    const entries = fs.readdirSync(path.join(dir, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = path.join(folder, entry.name);
      if (name === generated) continue;
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile()) add(name);
    }
  };
  for (const folder of sources) if (fs.existsSync(path.join(dir, folder))) walk(folder);
  for (const file of files) if (fs.existsSync(path.join(dir, file))) add(file);
  return hash.digest("hex");
}
