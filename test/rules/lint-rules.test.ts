import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { inPackage } from "#lib/boot/check-runner";
import { root } from "#lib/boot/root";

/** The lint rules that a file of this name and content breaks, in a folder with this project's own settings. */
function lintOf(file: string, code: string): string[] {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-lint-"));
  const settings = JSON.parse(fs.readFileSync(path.join(root, "biome.json"), "utf8")) as object;
  fs.writeFileSync(path.join(dir, "biome.json"), JSON.stringify({ ...settings, vcs: { enabled: false } }));
  fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  fs.writeFileSync(path.join(dir, file), code);
  const biome = inPackage("@biomejs/biome", "bin/biome");
  const ran = spawnSync(process.execPath, [biome, "lint", "--colors=off", file], {
    cwd: dir,
    encoding: "utf8",
  });
  fs.rmSync(dir, { recursive: true });
  return [...new Set(`${ran.stdout}${ran.stderr}`.match(/lint\/\w+\/\w+/g) ?? [])];
}

const readsEnv = "export const port = process.env.PORT;\n";

test.each(["lib/links/queries.ts", "lib/log.ts", "app/page.tsx", "components/badge.tsx", "proxy.ts"])(
  "%s may not read process.env",
  (file) => expect(lintOf(file, readsEnv)).toEqual(["lint/style/noProcessEnv"]),
);

test.each(["lib/env.ts", "lib/boot/start.ts", "bin/fairlead.js", "next.config.js"])(
  "%s may read it",
  (file) => expect(lintOf(file, readsEnv)).toEqual([]),
);

test.each([
  `import type { Link } from "#lib/db/generated/client";`,
  `import type { Prisma } from "@prisma/client";`,
  `import type { Link } from "../../lib/db/generated/client.ts";`,
  `import type { Job } from "#lib/jobs/definitions";`,
  `import type { Fetcher } from "#lib/net/fetch-page";`,
])("the interface may not even take a type from below: %s", (line) => {
  const name = /\{ (\w+) \}/.exec(line)?.[1];
  const code = `${line}\nexport type Shown = ${name}[];\n`;
  for (const file of ["components/links/table.tsx", "app/page.tsx"]) {
    expect(lintOf(file, code)).toEqual(["lint/style/noRestrictedImports"]);
  }
  expect(lintOf("lib/links/queries.ts", code)).toEqual([]);
});

test("any is refused", () => {
  expect(lintOf("lib/a.ts", "export const a = (b: any) => b;\n")).toEqual(["lint/suspicious/noExplicitAny"]);
});

test("a file of more than 400 lines is refused", () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, n) => `export const a${n} = ${n};\n`).join("");
  expect(lintOf("lib/a.ts", lines(401))).toEqual(["lint/style/noExcessiveLinesPerFile"]);
  expect(lintOf("lib/a.ts", lines(400))).toEqual([]);
});
