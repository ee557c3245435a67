import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { checkImports } from "#lib/boot/import-rules";
import { root } from "#lib/boot/root";

/** Writes a small tree of files and says which rules it breaks. */
async function brokenBy(files: Record<string, string>): Promise<string[]> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-rules-"));
  for (const [file, code] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), code);
  }
  const { violations, unseen, modules } = await checkImports(dir);
  fs.rmSync(dir, { recursive: true });
  expect({ unseen, modules }).toEqual({ unseen: [], modules: Object.keys(files).length });
  return [...new Set(violations.map((violation) => violation.split(":")[0] ?? ""))];
}

const links = { "lib/links/queries.ts": "export const listLinks = () => [];" };
const pool = { "lib/db/pool.ts": "export const pool = 1;" };

test.each<[string, string, Record<string, string>]>([
  ["the core touches node", "core-is-pure", { "lib/core/url.ts": `import "node:fs";` }],
  ["the core takes a package that is not pure", "core-is-pure", { "lib/core/url.ts": `import "undici";` }],
  [
    "the core takes a type from above",
    "core-is-pure",
    {
      "lib/core/url.ts": `import type { A } from "#lib/env"; export type B = A;`,
      "lib/env.ts": "export type A = 1;",
    },
  ],
  [
    "the fetcher knows a database",
    "net-knows-no-database",
    { "lib/net/fetch.ts": `import "#lib/db/pool";`, ...pool },
  ],
  ["the fetcher speaks Postgres", "net-knows-no-database", { "lib/net/fetch.ts": `import "pg";` }],
  [
    "a verb needs a component",
    "lib-below-pages",
    {
      "lib/sites/add.ts": `import "#components/badge";`,
      "components/badge.tsx": "export const Badge = () => <b />;",
    },
  ],
  ["a page opens the database", "pages-ask-features", { "app/page.tsx": `import "#lib/db/pool";`, ...pool }],
  [
    "a component reaches for a query",
    "components-take-props",
    {
      "components/links/table.tsx": `import { listLinks } from "#lib/links/queries"; listLinks();`,
      ...links,
    },
  ],
  [
    "furniture knows a feature",
    "ui-knows-no-domain",
    {
      "components/ui/button.tsx": `import "#components/links/badge";`,
      "components/links/badge.tsx": "export const Badge = () => <b />;",
    },
  ],
  [
    "the worker reaches next, three files away",
    "plain-node-below",
    {
      "lib/jobs/worker.ts": `import "#lib/imports/run";`,
      "lib/imports/run.ts": `import "./notify.ts";`,
      "lib/imports/notify.ts": `import "next/headers";`,
    },
  ],
  [
    "the command line reaches react by an import in a function",
    "plain-node-below",
    { "lib/cli/verify.ts": `export const run = async () => (await import("react")).version;` },
  ],
  [
    "a page's action imports a handler",
    "only-the-worker-handles",
    {
      "lib/imports/actions.ts": `import "#lib/jobs/handlers/import";`,
      "lib/jobs/handlers/import.ts": "export const handle = 1;",
    },
  ],
  [
    "a feature uses another's query",
    "queries-are-private",
    { "lib/toxic/mark.ts": `export { listLinks } from "#lib/links/queries";`, ...links },
  ],
  [
    "two files need each other",
    "no-cycles",
    { "lib/a.ts": `import "./b.ts";`, "lib/b.ts": `import "./a.ts";` },
  ],
  ["an import leads nowhere", "resolvable", { "lib/a.ts": `import "./gone.ts";` }],
  ["an import names a place of this machine", "resolvable", { "lib/a.ts": `import "/etc/b.ts";` }],
  [
    "the product loads a test helper",
    "product-without-tests",
    { "lib/a.ts": `import "../test/support.ts";`, "test/support.ts": "export const a = 1;" },
  ],
])("%s: %s", async (_, rule, files) => {
  expect(await brokenBy(files)).toEqual([rule]);
});

test("what the rules allow breaks none", async () => {
  const allowed = {
    "lib/core/url.ts": `import { parse } from "tldts"; export const hostOf = parse;`,
    "lib/net/fetch.ts": `import { hostOf } from "#lib/core/url"; import "undici"; export { hostOf };`,
    "lib/links/actions.ts": `import { listLinks } from "./queries.ts"; import "#lib/db/pool"; export { listLinks };`,
    "components/ui/button.tsx": `import "react"; import "radix-ui"; export const Button = () => <b />;`,
    "components/links/table.tsx": `import "#components/ui/button"; import "#lib/links/actions"; export {};`,
    "app/page.tsx": `import "#components/links/table"; import "#lib/links/queries"; import "./globals.css"; export {};`,
    "lib/one.ts": `import type { Two } from "./two.ts"; export type One = Two | 1;`,
    "lib/two.ts": `import type { One } from "./one.ts"; export type Two = { one: One };`,
    ...links,
    ...pool,
  };
  expect(await brokenBy(allowed)).toEqual([]);
});

test("every rule is seen to fire above", async () => {
  const config = (await import(path.join(root, ".dependency-cruiser.mjs"))) as {
    default: { forbidden: { name: string; comment: string }[] };
  };
  const cases = fs.readFileSync(import.meta.filename, "utf8");
  for (const rule of config.default.forbidden) {
    expect(cases, rule.name).toContain(`"${rule.name}",`);
    expect(rule.comment.length, `${rule.name} says why`).toBeGreaterThan(40);
  }
});

test("a file that does not parse is named, not passed over", async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-rules-"));
  fs.mkdirSync(path.join(dir, "lib"));
  fs.writeFileSync(path.join(dir, "lib/broken.ts"), "export const = ;");
  fs.writeFileSync(path.join(dir, "lib/whole.ts"), "export const a = 1;");
  expect(await checkImports(dir)).toEqual({ violations: [], unseen: ["lib/broken.ts"], modules: 1 });
  fs.rmSync(dir, { recursive: true });
});
