#!/usr/bin/env node
// The door to every command. Plain JavaScript that any Node ≥ 20 runs and that needs no dependency: it installs them,
// then hands over to the Node that package.json pins, which runs the TypeScript as it is.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const pinnedNode = path.join(root, "node_modules/node/bin/node");
const stampFile = path.join(root, "node_modules/.fairlead-installed");
/** Commands that work on the checkout and so may install into it; the others only say what is missing. */
const installing = new Set([
  "start",
  "dev",
  "test",
  "check",
  "worker",
  "accuracy",
  "bench",
  "chaos",
  "migrate",
]);
/** Oldest Node that runs TypeScript without a flag. */
const enough = 24;

const [command = "help", ...args] = process.argv.slice(2);
const major = Number(process.versions.node.split(".")[0]);

if (major < 20) fail(`Node 20 or newer is needed to begin with; this is ${process.version}.`);
if (!isInstalled()) {
  if (!installing.has(command)) fail(`Fairlead is not installed yet: run \`npm ci\` in ${root}.`);
  install();
}
if (major >= enough) {
  const { main } = await import("../lib/cli/main.ts");
  process.exitCode = await main(command, args);
} else {
  handOver();
}

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function read(/** @type {string} */ file) {
  return readFileSync(path.join(root, file), "utf8");
}

function stampOfThisCheckout() {
  const lock = createHash("sha256").update(read("package-lock.json")).digest("hex");
  return `${process.platform} ${process.arch} ${lock}`;
}

function isInstalled() {
  const wanted = stampOfThisCheckout();
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
  if (stamp === wanted) return true;
  const otherMachine = stamp !== "" && !stamp.startsWith(`${process.platform} ${process.arch} `);
  if (otherMachine || !isInstalledByHand()) return false;
  stampInstalled();
  return true;
}

/** Whether `npm ci` ran by hand: npm notes what it installed, in the lockfile's own form. */
function isInstalledByHand() {
  if (!existsSync(path.join(root, "node_modules/.package-lock.json"))) return false;
  const wanted = JSON.parse(read("package-lock.json")).packages;
  const found = JSON.parse(read("node_modules/.package-lock.json")).packages;
  return Object.keys(wanted).every(
    (name) => name === "" || wanted[name].optional || found[name]?.version === wanted[name].version,
  );
}

function install() {
  process.stderr.write("installing what package-lock.json names\n");
  // Development packages are part of running it: Prisma's generator among them.
  const npmArgs = [
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  // What npm says goes to stderr: stdout belongs to the command's answer.
  const options = { cwd: root, stdio: /** @type {const} */ (["ignore", 2, 2]) };
  const npm = process.env.npm_execpath;
  const done =
    npm && /npm-cli\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...npmArgs], options)
      : spawnSync("npm", npmArgs, { ...options, shell: process.platform === "win32" });
  if (done.error) fail(`npm could not be run: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
  stampInstalled();
}

/** Remembers a whole installation; says what to do when the pinned Node did not come with it. */
function stampInstalled() {
  if (major < enough) {
    const wanted = `v${JSON.parse(read("package.json")).dependencies.node}`;
    const found = spawnSync(pinnedNode, ["--version"], { encoding: "utf8" });
    // Its package fetches the program in an install script, which npm may have been told not to run.
    if (found.error || found.stdout.trim() !== wanted) {
      const why = found.error ? "is missing" : `is ${found.stdout.trim()}`;
      fail(
        `Node ${wanted} is needed and node_modules/node ${why}: run \`npm rebuild node\`, then try again.`,
      );
    }
  }
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stampOfThisCheckout());
}

function handOver() {
  if (!existsSync(pinnedNode)) fail("node_modules/node is missing: run `npm rebuild node`, then try again.");
  // The pipe on descriptor 3 closes when this process ends, even by kill -9: the child then stops too.
  const child = spawn(pinnedNode, [fileURLToPath(import.meta.url), command, ...args], {
    stdio: ["inherit", "inherit", "inherit", "pipe"],
    env: { ...process.env, FAIRLEAD_TETHER: String(process.pid) },
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) =>
    fail(`${pinnedNode} could not be run: ${error.message}. Run \`npm rebuild node\`.`),
  );
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
  });
}
