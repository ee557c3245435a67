import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { identityOf, isRunning, stillRunning } from "#lib/boot/processes";
import { claimDataFolder } from "#lib/boot/run-record";
import { tempFolder } from "../support/temp-folder.ts";

const address = "http://localhost:3000";
const quiet = (): void => {};

async function sleeper(): Promise<ChildProcess & { pid: number }> {
  const child = spawn("sleep", ["60"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise((resolve) => child.once("spawn", resolve));
  return child as ChildProcess & { pid: number };
}

function writeRecord(dir: string, record: { supervisor: string; children: string[] }): void {
  fs.writeFileSync(path.join(dir, "running.json"), JSON.stringify({ address, ...record }));
}

test("a data folder in use is refused, with the address and how to stop it", async () => {
  const dir = tempFolder();
  const other = await sleeper();
  writeRecord(dir, { supervisor: identityOf(other.pid) ?? "", children: [] });
  await expect(claimDataFolder(dir, address, quiet)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(`${address} (process ${other.pid})`),
  });
  expect(isRunning(other.pid, "sleep")).toBe(true);
});

test("one given back can be taken again", async () => {
  const dir = tempFolder();
  const record = await claimDataFolder(dir, address, quiet);
  await expect(claimDataFolder(dir, address, quiet)).rejects.toMatchObject({ code: "conflict" });
  record.release();
  (await claimDataFolder(dir, address, quiet)).release();
});

test("the children of a killed start are ended", async () => {
  const dir = tempFolder();
  const left = await sleeper();
  writeRecord(dir, { supervisor: "999999999@0", children: [identityOf(left.pid) ?? ""] });
  const said: string[] = [];
  await claimDataFolder(dir, address, (line) => said.push(line));
  expect(said).toEqual([`waiting for what the last run left (process ${left.pid})`]);
  await expect.poll(() => isRunning(left.pid, "sleep")).toBe(false);
});

test("a number that another process has by now is left alone", async () => {
  const dir = tempFolder();
  const stranger = await sleeper();
  writeRecord(dir, { supervisor: `${stranger.pid}@1`, children: [`${stranger.pid}@2`] });
  await claimDataFolder(dir, address, quiet);
  expect(isRunning(stranger.pid, "sleep")).toBe(true);
});

test("a record cut off in the middle does not stop a start", async () => {
  const dir = tempFolder();
  fs.writeFileSync(path.join(dir, "running.json"), '{"address":');
  await expect(claimDataFolder(dir, address, quiet)).resolves.toBeDefined();
});

test("a folder that cannot be made is said in words", async () => {
  const dir = tempFolder();
  fs.writeFileSync(path.join(dir, "file"), "");
  await expect(claimDataFolder(path.join(dir, "file/data"), address, quiet)).rejects.toMatchObject({
    code: "unavailable",
  });
});

test("a process that ended has no identity, nor has a zombie", async () => {
  const child = await sleeper();
  const identity = identityOf(child.pid) ?? "";
  expect(stillRunning(identity)).toBe(child.pid);
  process.kill(child.pid, "SIGKILL");
  // Until the event loop turns, nobody has asked for its end: it is a zombie under its old number.
  const until = performance.now() + 200;
  while (performance.now() < until && stillRunning(identity) !== null);
  expect(stillRunning(identity)).toBeNull();
});
