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

/** Every export of the files where actions, queries or route handlers stand. */
export async function findDoors(kind: keyof typeof places): Promise<Found[]> {
  const files = places[kind].flatMap((pattern) => fs.globSync(pattern, { cwd: root })).sort();
  const found: Found[] = [];
  for (const file of files) {
    const module = (await import(/* @vite-ignore */ path.join(root, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === "function") found.push({ name: `${file.replaceAll("\\", "/")}#${name}`, value });
    }
  }
  return found;
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
