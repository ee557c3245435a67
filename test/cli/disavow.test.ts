import { describe, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";

const FILE =
  "# spam\r\ndomain: b.com\r\n\r\nhttp://sub.b.com/x\r\nnonsense\r\ndomain:a.com\r\ndomain:a.com\r\n";

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

describe("wrong use gives 2", () => {
  test.each([
    [["disavow"], "check or format"],
    [["disavow", "tidy", "x.txt"], "check or format"],
    [["disavow", "check"], "check or format"],
    [["disavow", "check", "no-such-file.txt"], "there is no such file"],
    [["disavow", "check", "-", "--format", "xml"], "json or text"],
    [["disavow", "check", "-", "--fail-on", "luck"], "rejected, repaired, warnings"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
