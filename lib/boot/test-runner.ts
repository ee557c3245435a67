// `npm test`: the checks, then every test, then one plain last line that a person and a machine can read.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Counts, inPackage, program, runChecks } from "./check-runner.ts";
import { ensureTempFolder } from "./temp-folder.ts";

/** What vitest's JSON report says, as far as it is read here. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** With arguments it runs only the tests that they select, as `vitest run` does: no checks, same last line. */
export async function runTests(args: string[]): Promise<number> {
  ensureTempFolder();
  const counts = args.length === 0 ? await runChecks() : { passed: 0, failed: 0 };
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-report-"));
  const file = path.join(dir, "report.json");
  const ok = program(inPackage("vitest", "vitest.mjs"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...args,
  ]);
  const report = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as VitestReport) : null;
  fs.rmSync(dir, { recursive: true });
  const tests = countTests(report, ok);
  for (const name of report === null ? [] : skippedTests(report)) process.stdout.write(`skipped: ${name}\n`);
  const failed = counts.failed + tests.failed;
  process.stdout.write(`${counts.passed + tests.passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/**
 * Passed and failed tests. A file that could not be loaded counts as one failure, and so does a run that ended badly
 * without naming a test (an error outside every test, no report at all).
 */
export function countTests(report: VitestReport | null, ok: boolean): Counts {
  if (report === null) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: ok ? failed : Math.max(1, failed) };
}

/** Nothing is left out silently. */
export function skippedTests(report: VitestReport): string[] {
  return report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status !== "passed" && test.status !== "failed")
      .map((test) => `${path.basename(file.name)}: ${test.fullName}`),
  );
}
