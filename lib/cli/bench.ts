import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "#lib/boot/root";
import { AppError } from "#lib/errors";

/** Runs lib/bench/NAME.ts with the arguments that follow the name. */
export async function run([name, ...args]: string[]): Promise<number> {
  const dir = path.join(root, "lib/bench");
  const known = fs.existsSync(dir)
    ? fs.readdirSync(dir).flatMap((file) => file.match(/^([\w-]+)\.ts$/)?.[1] ?? [])
    : [];
  if (name === undefined || !known.includes(name)) {
    throw new AppError("invalid", `Name a benchmark: ${known.join(", ") || "there is none"}.`);
  }
  const bench = (await import(pathToFileURL(path.join(dir, `${name}.ts`)).href)) as {
    run: (args: string[]) => Promise<number>;
  };
  return bench.run(args);
}
