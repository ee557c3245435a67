import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readOptions } from "#lib/cli/disavow/read-options";
import { runCli } from "../support/run-cli.ts";

const FILE =
  "# spam\r\ndomain: b.com\r\n\r\nhttp://sub.b.com/x\r\nnonsense\r\ndomain:a.com\r\ndomain:a.com\r\n";

const dir = mkdtempSync(path.join(os.tmpdir(), "fairlead-disavow-"));
afterAll(() => rmSync(dir, { recursive: true }));
const file = (name: string, text: string) => {
  const at = path.join(dir, name);
  writeFileSync(at, text);
  return at;
};

describe("disavow check", () => {
  test("--format json: figures, repairs, refusals and warnings", async () => {
    const { code, stdout } = await runCli(["disavow", "check", "-", "--format", "json"], {}, FILE);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      file: "stdin",
      lines: 7,
      blanks: 1,
      comments: 1,
      domains: 2,
      urls: 1,
      duplicates: 1,
      bytes: FILE.length,
      repaired: [{ line: 2, from: "domain: b.com", to: "domain:b.com", why: expect.any(String) }],
      rejected: [{ line: 5, text: "nonsense", reason: expect.stringContaining("no entry") }],
      warnings: [
        { line: null, message: expect.stringContaining("LF") },
        { line: 7, message: "The same as line 6." },
        { line: null, message: expect.stringContaining("covered") },
      ],
      objections: [],
    });
  });

  test("for people", async () => {
    const { stdout } = await runCli(["disavow", "check", "-"], {}, FILE);
    expect(stdout).toContain("7 lines, 2 domains, 1 addresses");
    expect(stdout).toContain("line 2: domain: b.com → domain:b.com");
  });

  test("--fail-on gives 1 when there is such a finding", async () => {
    expect((await runCli(["disavow", "check", "-", "--fail-on", "rejected"], {}, FILE)).code).toBe(1);
    expect(
      (await runCli(["disavow", "check", "-", "--fail-on", "rejected,repaired"], {}, "domain:a.com\n")).code,
    ).toBe(0);
  });
});

describe("disavow format", () => {
  test("prints the clean file, and on stderr what is not in it", async () => {
    const { code, stdout, stderr } = await runCli(["disavow", "format", "-"], {}, FILE);
    expect([code, stdout]).toEqual([0, "domain:a.com\n# spam\ndomain:b.com\n"]);
    expect(stderr).toContain("left out, line 5");
  });

  test("of a clean file prints the file", async () => {
    const { stdout } = await runCli(
      ["disavow", "format", "-"],
      {},
      "domain:a.com\n# spam\ndomain:b.com\n# end\n",
    );
    expect(stdout).toBe("domain:a.com\n# spam\ndomain:b.com\n# end\n");
  });
});

describe("disavow check, what one would not write today", () => {
  test("--own names the domains of one's own site; shared endings and large sites are told anyway", async () => {
    const held =
      "domain:acme.com\nhttp://shop.acme.com/x\ndomain:co.uk\ndomain:spam.com\ndomain:github.com\n";
    const { code, stdout } = await runCli(
      ["disavow", "check", "-", "--own", "www.acme.com", "--json", "--fail-on", "objections"],
      {},
      held,
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout).objections).toEqual([
      { line: "domain:acme.com", reason: expect.stringContaining("belongs to this site") },
      { line: "http://shop.acme.com/x", reason: expect.stringContaining("belongs to this site") },
      { line: "domain:co.uk", reason: expect.stringContaining("many sites share") },
      { line: "domain:github.com", reason: expect.stringContaining("large site") },
    ]);
  });
});

describe("disavow diff", () => {
  const before = file("before.txt", "domain:gone.com\nhttp://a.com/x\ndomain:same.com\n");
  const after = file("after.txt", "# new\ndomain:a.com\ndomain:same.com\nnonsense\n");

  test("--json: added with what it covers, removed with what still covers it", async () => {
    const { code, stdout, stderr } = await runCli(["disavow", "diff", before, after, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      before: "before.txt",
      after: "after.txt",
      kept: 1,
      added: [{ line: "domain:a.com", coveredBy: null, covers: 1 }],
      removed: [
        { line: "domain:gone.com", coveredBy: null },
        { line: "http://a.com/x", coveredBy: "a.com" },
      ],
    });
    expect(stderr).toContain("not compared, after.txt line 4");
  });

  test("for people, one file from standard input", async () => {
    const { stdout } = await runCli(["disavow", "diff", "-", after], {}, "domain:gone.com\nhttp://a.com/x\n");
    expect(stdout).toBe(`stdin → after.txt: 2 added, 2 removed, 0 kept
added: 2
  domain:a.com (covers 1 earlier line)
  domain:same.com
removed, and counted again by Google: 1
  domain:gone.com
removed, and still covered: 1
  http://a.com/x (by domain:a.com)
`);
  });

  test("--fail-on changes, or only where Google would count a link again", async () => {
    expect((await runCli(["disavow", "diff", before, after, "--fail-on", "changes"])).code).toBe(1);
    expect((await runCli(["disavow", "diff", before, before, "--fail-on", "changes,uncovered"])).code).toBe(
      0,
    );
    const covered = await runCli(
      ["disavow", "diff", "-", after, "--fail-on", "uncovered"],
      {},
      "http://a.com/x\n",
    );
    expect(covered.code).toBe(0);
  });
});

describe("disavow merge", () => {
  test("adds to the first file, keeps comments, and says what was there already", async () => {
    const held = file(
      "held.txt",
      "# Disavow file written by Fairlead\n# Project: Acme\n\n# old\ndomain:a.com\n# end\n",
    );
    const more = file("more.txt", "# new\nDOMAIN:B.com\nhttp://www.a.com/x\nnonsense\n# end\n");
    const text = await runCli(["disavow", "merge", held, more, "--fail-on", "limits"]);
    expect(text.code).toBe(0);
    expect(text.stdout).toBe(
      "# Disavow file written by Fairlead\n# Project: Acme\n\n# old\ndomain:a.com\n# new\ndomain:b.com\n# end\n",
    );
    expect(text.stderr).toContain("left out, more.txt line 4");
    const json = await runCli(["disavow", "merge", held, more, "--json", "--fail-on", "rejected"]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      lines: 8,
      domains: 2,
      urls: 0,
      merged: [
        { file: "held.txt", added: 1, already: 0 },
        { file: "more.txt", added: 1, already: 1 },
      ],
      rejected: [{ file: "more.txt", line: 4 }],
      limits: [],
      text: text.stdout,
    });
  });

  test("--fail-on limits: more lines than Google takes", async () => {
    const many = (from: number) =>
      Array.from({ length: 60_000 }, (_, at) => `domain:d${from + at}.com\n`).join("");
    const { code, stderr } = await runCli([
      "disavow",
      "merge",
      file("a.txt", many(0)),
      file("b.txt", many(60_000)),
      "--fail-on",
      "limits",
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("120,000 lines")]);
  });
});

const real = path.join(import.meta.dirname, "../../../shared/data/disavow");

// Every file of them is formatted and read again in test/core/disavow-laws.test.ts.
test.skipIf(!existsSync(real))(
  "a real file, merged with another: no set is smaller, and formatting changes nothing (skipped when ../shared/data is absent)",
  async () => {
    const files = ["disavowed.txt", "disavowed2.txt"].map((name) => path.join(real, name));
    const merged = file("merged.txt", (await runCli(["disavow", "merge", ...files])).stdout);
    for (const held of files)
      expect((await runCli(["disavow", "diff", held, merged, "--fail-on", "uncovered"])).code).toBe(0);
    const clean = file("clean.txt", (await runCli(["disavow", "format", files[0] ?? ""])).stdout);
    expect((await runCli(["disavow", "diff", files[0] ?? "", clean, "--fail-on", "changes"])).code).toBe(0);
    expect((await runCli(["disavow", "check", clean, "--fail-on", "rejected,repaired"])).code).toBe(0);
  },
);

describe("wrong use gives 2", () => {
  test.each([
    [["disavow", "tidy", "x.txt"], "check, format, diff or merge"],
    [["disavow", "check", "no-such-file.txt"], "there is no such file"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  test.each([
    [[], "check, format, diff or merge"],
    [["check"], "one FILE"],
    [["format", "a.txt", "b.txt"], "one FILE"],
    [["diff", "-"], "two files"],
    [["merge", "-"], "two files or more"],
    [["diff", "-", "-"], "one file only"],
    [["diff", "-", "x.txt", "--fail-on", "rejected"], "changes, uncovered"],
    [["format", "-", "--own", "a.com"], "belongs to check"],
    [["check", "-", "--own", "a b"], "--own:"],
    [["check", "-", "--format", "xml"], "json or text"],
    [["check", "-", "--fail-on", "luck"], "rejected, repaired, warnings"],
    [["check", "-", "--wrong"], "--wrong"],
  ])("%j", (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
    expect(() => readOptions(args)).toThrow("Use: fairlead disavow");
  });
});
