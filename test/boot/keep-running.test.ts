import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type KeptProcess, keepRunning, pauseAfter } from "#lib/boot/keep-running";
import { identityOf } from "#lib/boot/processes";
import { root } from "#lib/boot/root";
import { tempFolder } from "../support/temp-folder.ts";

interface Kept extends KeptProcess {
  said: string[];
}

function keep(code: string): Kept {
  const said: string[] = [];
  const report = (line: string): void => void said.push(line);
  const args = ["--input-type=module", "-e", code];
  const kept = keepRunning({ name: "web", args, env: {}, changed: () => {}, report });
  onTestFinished(kept.stop);
  return { ...kept, said };
}

// A zombie answers to its number; nobody may have asked for its end yet.
const alive = (pid: number): boolean => identityOf(pid) !== null;

const waiting = "setInterval(() => {}, 1000);";

test("one that is killed is started again", async () => {
  const web = keep(waiting);
  const first = web.pid() as number;
  process.kill(first, "SIGKILL");
  await expect.poll(() => web.pid(), { timeout: 5_000 }).not.toBe(first);
  await expect.poll(() => web.pid(), { timeout: 5_000 }).toEqual(expect.any(Number));
  expect(web.said).toEqual(["web ended (SIGKILL); starting it again in 0.5 s"]);
});

test("restarted on purpose, it comes back at once and is not counted", async () => {
  const web = keep(waiting);
  const first = web.pid();
  web.restart();
  await expect.poll(() => web.pid(), { timeout: 5_000 }).not.toBe(first);
  expect([web.failures(), web.said]).toEqual([0, []]);
});

test("the pause grows to half a minute and no further", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map(pauseAfter)).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test("one that fails at once is counted", async () => {
  const web = keep("process.exit(3);");
  await expect.poll(() => web.failures(), { timeout: 10_000 }).toBe(2);
  expect(web.said[0]).toBe("web ended (code 3); starting it again in 0.5 s");
});

test("asked to stop, it ends in its own way and is not started again", async () => {
  const file = path.join(tempFolder(), "ended");
  const web = keep(`
    import fs from "node:fs";
    process.on("SIGTERM", () => { fs.writeFileSync(${JSON.stringify(file)}, "in order"); process.exit(0); });
    fs.writeFileSync(${JSON.stringify(`${file}.ready`)}, "");
    ${waiting}`);
  await expect.poll(() => fs.existsSync(`${file}.ready`), { timeout: 10_000 }).toBe(true);
  await web.stop();
  expect(fs.readFileSync(file, "utf8")).toBe("in order");
  expect(web.pid()).toBeNull();
});

test("one that does not listen is ended by force after ten seconds", { timeout: 30_000 }, async () => {
  const file = path.join(tempFolder(), "ready");
  const web = keep(`
    process.on("SIGTERM", () => {});
    (await import("node:fs")).writeFileSync(${JSON.stringify(file)}, "");
    ${waiting}`);
  await expect.poll(() => fs.existsSync(file), { timeout: 10_000 }).toBe(true);
  const pid = web.pid() as number;
  const asked = performance.now();
  await web.stop();
  expect(performance.now() - asked).toBeGreaterThan(9_900);
  expect(alive(pid)).toBe(false);
});

test("when the one that keeps it is killed, it ends too", { timeout: 30_000 }, async () => {
  const running = `console.log(process.pid); ${waiting}`;
  const code = `import { keepRunning } from "#lib/boot/keep-running";
    keepRunning({ name: "web", args: ["-e", ${JSON.stringify(running)}], env: {}, changed() {}, report() {} });
    ${waiting}`;
  const keeper = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: root });
  // It has taken hold of its tether before its own program begins.
  const pid = await new Promise<number>((resolve) =>
    keeper.stdout.on("data", (said) => resolve(Number(said))),
  );
  expect(alive(pid)).toBe(true);
  keeper.kill("SIGKILL");
  await expect.poll(() => alive(pid), { timeout: 12_000 }).toBe(false);
});
