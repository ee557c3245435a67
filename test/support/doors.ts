// Every way into the product's data from outside, found on disk: what is not in a table here fails a test.
import fs from "node:fs";
import path from "node:path";
import { root } from "#lib/boot/root";

export interface Found {
  /** "lib/toxic/actions.ts#markDomains" */
  name: string;
  value: unknown;
}

const places = {
  actions: ["lib/*/actions.ts", "lib/*/actions/*.ts"],
  queries: ["lib/*/queries.ts", "lib/*/queries/*.ts"],
  routes: ["app/**/route.ts"],
} as const;

const onDisk = (patterns: readonly string[]) =>
  patterns
    .flatMap((pattern) => fs.globSync(pattern, { cwd: root }))
    .map((file) => file.replaceAll("\\", "/"));

async function exportsOf(file: string): Promise<Found[]> {
  const module = (await import(/* @vite-ignore */ path.join(root, file))) as Record<string, unknown>;
  return Object.entries(module)
    .filter(([, value]) => typeof value === "function")
    .map(([name, value]) => ({ name: `${file}#${name}`, value }));
}

/** Every export of the files where actions, queries or route handlers stand. */
export async function findDoors(kind: keyof typeof places): Promise<Found[]> {
  const found = await Promise.all(onDisk(places[kind]).sort().map(exportsOf));
  return found.flat();
}

const takesScope = /^export (?:async )?function\*? (\w+)\(\s*_?scope: Scope\b/gm;

/** Everything that reads for a Scope, in whatever file, and every other export of the queries files. */
export async function findQueries(): Promise<Found[]> {
  const files = onDisk(["lib/*/*.ts", "lib/*/*/*.ts"]).filter(
    (file) => !/^lib\/(scope|http|db\/generated)\//.test(file),
  );
  const readers: Found[] = [];
  for (const file of files.sort()) {
    const names = [...fs.readFileSync(path.join(root, file), "utf8").matchAll(takesScope)].map(
      ([, name]) => `${file}#${name}`,
    );
    if (names.length > 0) readers.push(...(await exportsOf(file)).filter(({ name }) => names.includes(name)));
  }
  const others = (await findDoors("queries")).filter(
    ({ value }) => !readers.some((reader) => reader.value === value),
  );
  return [...readers, ...others];
}

/** Handlers that no helper made, each with the reason. */
export const openHandlers: Readonly<Record<string, string>> = {
  "app/api/health/route.ts#GET":
    "tells monitors, signed in or not, whether the instance is well; names no tenant",
  "app/api/auth/[...nextauth]/route.ts#GET":
    "next-auth's own, behind lib/auth/next-auth.ts: the form's token",
  "app/api/auth/[...nextauth]/route.ts#POST":
    "next-auth's own, behind lib/auth/next-auth.ts: the sign-in itself",
};
