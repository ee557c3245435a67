import { expect, test } from "vitest";
import { countTests, skippedTests, type VitestReport } from "#lib/boot/test-runner";

const file = (
  name: string,
  statuses: string[],
  status = statuses.includes("failed") ? "failed" : "passed",
) => ({
  name: `/checkout/test/${name}`,
  status,
  assertionResults: statuses.map((each, n) => ({ status: each, fullName: `case ${n}` })),
});

function report(...testResults: VitestReport["testResults"]): VitestReport {
  const all = testResults.flatMap((each) => each.assertionResults.map((test) => test.status));
  const count = (status: string) => all.filter((each) => each === status).length;
  return { numPassedTests: count("passed"), numFailedTests: count("failed"), testResults };
}

test("passed and failed tests are counted", () => {
  const said = report(file("a.test.ts", ["passed", "passed"]), file("b.test.ts", ["passed", "failed"]));
  expect(countTests(said, false)).toEqual({ passed: 3, failed: 1 });
  expect(countTests(report(file("a.test.ts", ["passed"])), true)).toEqual({ passed: 1, failed: 0 });
});

test("a file that could not be loaded is a failure", () => {
  expect(
    countTests(report(file("a.test.ts", ["passed"]), file("broken.test.ts", [], "failed")), false),
  ).toEqual({
    passed: 1,
    failed: 1,
  });
});

test("a file whose set-up failed after its tests were listed is a failure", () => {
  expect(countTests(report(file("a.test.ts", ["pending"], "failed")), false)).toEqual({
    passed: 0,
    failed: 1,
  });
});

test("an error outside every test is a failure", () => {
  expect(countTests(report(file("a.test.ts", ["passed"])), false)).toEqual({ passed: 1, failed: 1 });
});

test("no report at all is a failure", () => {
  expect(countTests(null, true)).toEqual({ passed: 0, failed: 1 });
});

test("what was skipped is named", () => {
  const said = report(file("a.test.ts", ["passed", "skipped", "todo"]));
  expect(skippedTests(said)).toEqual(["a.test.ts: case 1", "a.test.ts: case 2"]);
});
