import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "#lib/boot/root";
import { doorOf } from "#lib/http/made";
import { findDoors, openHandlers } from "../support/doors.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

test("every action is made by the helper, which settles who asks before anything runs", async () => {
  const actions = await findDoors("actions");
  expect(actions.length).toBeGreaterThan(10);
  expect(
    actions.filter(({ value }) => doorOf(value)?.endsWith("action") !== true).map(({ name }) => name),
  ).toEqual([]);
});

test("every route handler is made by the helper, but for the listed ones", async () => {
  const handlers = (await findDoors("routes")).filter(({ name }) =>
    methods.includes(name.split("#")[1] ?? ""),
  );
  const bare = handlers
    .filter(({ value }) => doorOf(value)?.endsWith("route") !== true)
    .map(({ name }) => name);
  expect(bare.sort()).toEqual(Object.keys(openHandlers).sort());
});

const sources = (folder: string) =>
  fs.globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).map((file) => ({
    file: file.replaceAll("\\", "/"),
    text: fs.readFileSync(path.join(root, file), "utf8"),
  }));

test("server functions stand in actions files alone, where the test above finds them", () => {
  const marked = ["app", "components", "lib"]
    .flatMap(sources)
    .filter(({ text }) => /^\s*["']use server["']/m.test(text))
    .map(({ file }) => file);
  expect(marked.filter((file) => !/^lib\/[^/]+\/actions(\.ts|\/[^/]+\.ts)$/.test(file))).toEqual([]);
});

test("every actions file begins with the directive", () => {
  const files = sources("lib").filter(({ file }) => /\/actions(\.ts|\/[^/]+\.ts)$/.test(file));
  expect(files.filter(({ text }) => !/^["']use server["'];/.test(text)).map(({ file }) => file)).toEqual([]);
});

describe("every page that is not for strangers asks who looks at it", () => {
  const pages = sources("app/(app)").filter(({ file }) => /\/(page|layout)\.tsx$/.test(file));
  test.each(pages.map(({ file, text }) => [file, text]))("%s", (_, text) => {
    expect(text).toMatch(/\bpage(Scope|Person|Visitor)\(/);
  });
});
