import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "#lib/boot/root";

interface LockedPackage {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
const locked = (read("package-lock.json") as { packages: Record<string, LockedPackage> }).packages;
const manifest = read("package.json") as Manifest;
const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

/** Where Node would find `name` for a package that lies at `from`: the nearest node_modules upwards. */
function findLocked(from: string, name: string): string | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    const candidate = `${place === "" ? "" : `${place}/`}node_modules/${name}`;
    if (candidate in locked) return candidate;
    if (place === "") return undefined;
    if (!place.includes("/node_modules/")) place = "";
  }
}

test.each(wanted)("%s is pinned exactly (%s)", (name, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  expect(locked[`node_modules/${name}`]?.version).toBe(version);
});

// A registry that lacks one of them writes a lockfile that fails on the machines of others.
test("every dependency in the lockfile, optional ones too, has its entry", () => {
  const missing = Object.entries(locked).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => findLocked(place, name) === undefined)
      .map((name) => `${place || "package.json"} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

describe("versions below which there are known holes", () => {
  const floors: [string, string][] = [
    ["next", "16.2.11"],
    ["next-auth", "4.24.12"],
    ["undici", "7.18.2"],
    ["nodemailer", "9.0.1"],
  ];
  test.each(floors)("%s is at least %s wherever it is installed", (name, floor) => {
    const found = Object.entries(locked).filter(([place]) => place.endsWith(`node_modules/${name}`));
    for (const [place, { version = "0.0.0" }] of found) expect(isAtLeast(version, floor), place).toBe(true);
    if (name in manifest.dependencies) expect(found.length).toBeGreaterThan(0);
  });

  test("the comparison knows numbers from text", () => {
    expect(isAtLeast("16.2.11", "16.2.11")).toBe(true);
    expect(isAtLeast("16.10.0", "16.2.11")).toBe(true);
    expect(isAtLeast("16.2.9", "16.2.11")).toBe(false);
  });
});

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (const [index, part] of (b ?? []).entries()) {
    const difference = (a?.[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

test("no address of a registry stands in the lockfile", () => {
  const places = Object.entries(locked).filter(([, entry]) => "resolved" in entry);
  expect(places.map(([place]) => place)).toEqual([]);
});
