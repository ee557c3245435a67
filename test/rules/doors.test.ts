import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "#lib/boot/root";

/** Who may say who somebody is. A new door is added here on purpose, and by nobody else. */
const doors = ["lib/scope/from-job.ts", "lib/scope/from-session.ts"];

const sourceFiles = ["app", "components", "lib"].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
);

test("a Scope is minted at the doors alone", () => {
  const minting = sourceFiles.filter((file) =>
    /\bmintScope\(/.test(fs.readFileSync(path.join(root, file), "utf8")),
  );
  expect(minting.filter((file) => file !== "lib/scope/scope.ts").sort()).toEqual(doors);
});

test("nothing is made a Scope by assertion", () => {
  const claiming = sourceFiles.filter((file) =>
    /\bas (unknown as )?(Write)?Scope\b/.test(fs.readFileSync(path.join(root, file), "utf8")),
  );
  expect(claiming.filter((file) => file !== "lib/scope/scope.ts")).toEqual([]);
});
