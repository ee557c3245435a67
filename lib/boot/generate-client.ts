import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { AppError } from "#lib/errors";

/**
 * Writes Prisma's client to lib/db/generated when the schema or Prisma changed; true when it did.
 * The command line insists on a schema engine and would download it even for `generate`, which never runs one:
 * pointing it at any program that exists keeps it offline.
 */
export function generateClient(root: string): boolean {
  const schema = path.join(root, "prisma/schema.prisma");
  const output = path.join(root, "lib/db/generated");
  const stampFile = path.join(output, ".stamp");
  const require = createRequire(path.join(root, "package.json"));
  const { version } = require("prisma/package.json") as { version: string };
  const stamp = createHash("sha256").update(fs.readFileSync(schema)).update(version).digest("hex");
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === stamp) return false;

  const made = spawnSync(process.execPath, [require.resolve("prisma/build/index.js"), "generate"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (made.status !== 0) {
    throw new AppError("invalid", `prisma generate failed:\n${`${made.stdout}${made.stderr}`.trim()}`);
  }
  fs.writeFileSync(stampFile, stamp);
  return true;
}
