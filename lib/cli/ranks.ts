/** `fairlead ranks`: the open ranking of domains that authority is read from. docs/cli.md has the options. */
import { parseArgs } from "node:util";
import { authorityFloor } from "#lib/core/score/authority";
import { releaseOfFile, releaseWords } from "#lib/core/score/release-words";
import { AppError } from "#lib/errors";
import type { ImportedRanks, RanksFile } from "#lib/ranks/import-ranks";
import type { RankRelease } from "#lib/ranks/types";
import { openInput } from "./read-input.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { writeOut } from "./write-out.ts";

const USAGE =
  "Use: fairlead ranks\n     fairlead ranks import FILE [--release NAME] [--top N] [--total N]\nFILE is Common Crawl's *-domain-ranks.txt.gz, or - for standard input.";

/** Kept when nothing else is said: about 700 MB of the database. */
const TOP = 10_000_000;
const PROGRESS_MS = 2_000;

/** Shows the release in use, or imports one. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const { withDatabase } = await import("./with-database.ts");
  return withDatabase(() =>
    options === null ? show() : untilInterrupted((signal) => load(options, signal)),
  );
}

async function show(): Promise<number> {
  const { readRelease } = await import("#lib/ranks/read-release");
  const [release, loading] = [await readRelease("current"), await readRelease("loading")];
  const lines = release === null ? ["No ranks are imported."] : aboutRelease(release);
  if (loading !== null) {
    const at = `${count(loading.lines)} lines are read`;
    lines.push(
      `An import of ${loading.name} is under way or was stopped: ${at}. Give the same file, and it goes on.`,
    );
  }
  await writeOut(`${lines.join("\n")}\n`);
  return 0;
}

function aboutRelease({ name, words, imported, total, top, rejected, importedAt }: RankRelease): string[] {
  const floor = total === null ? null : authorityFloor(top, total);
  return [
    words === name ? name : `${words} (${name})`,
    `imported ${importedAt?.slice(0, 16).replace("T", " ")} UTC`,
    `${count(imported)} domains of ${count(total ?? 0)} that were ranked; ${count(rejected)} bad lines left out`,
    ...(floor === null || floor === 0
      ? []
      : [`A domain that is not among them has an authority below ${floor}.`]),
  ];
}

async function load(options: ImportOptions, signal: AbortSignal): Promise<number> {
  const { importRanks } = await import("#lib/ranks/import-ranks");
  const input = await openInput(options.file);
  const release = options.release ?? releaseOfFile(input.name);
  if (release === null) {
    throw new AppError(
      "invalid",
      `${input.name} does not name its release; say it with --release NAME.\n${USAGE}`,
    );
  }
  const file: RanksFile = { ...options, release, bytes: input.bytes };
  const began = Date.now();
  const told = await importRanks(file, { signal, onProgress: progressOf(began) });
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  for (const { line, text } of told.bad) say(`line ${count(line)} is no rank: ${text}`);
  say(`${seconds} s, at most ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB of memory`);
  if (!told.done) {
    say(
      `Stopped after ${count(told.lines)} lines. The ranks in use are as they were; the same command goes on.`,
    );
    return 0;
  }
  await writeOut(`${summaryOf(release, options, told)}\n`);
  return 0;
}

function summaryOf(release: string, { total, top }: ImportOptions, told: ImportedRanks): string {
  const given = told.total === total ? "as given by --total" : "counted in the file";
  return [
    `${releaseWords(release)} is in use: ${count(told.imported)} domains up to position ${count(top)}.`,
    `N = ${count(told.total)}, ${given}: a position counts as 100·(1 − ln(position)/ln(N)).`,
    `${count(told.rejected)} bad lines were left out.`,
    ...(told.resumedAt > 0 ? [`It went on after ${count(told.resumedAt)} lines of an earlier import.`] : []),
  ].join("\n");
}

/** A line every two seconds: lines so far, and how many a second. */
function progressOf(began: number): (read: number) => void {
  let next = began + PROGRESS_MS;
  return (read) => {
    const now = Date.now();
    if (now < next) return;
    next = now + PROGRESS_MS;
    say(`${count(read)} lines, ${count(Math.round((read * 1_000) / (now - began)))} a second`);
  };
}

interface ImportOptions {
  file: string;
  release: string | null;
  top: number;
  total: number | null;
}

function readOptions(args: string[]): ImportOptions | null {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (cause) {
    throw new AppError("invalid", `${cause instanceof Error ? cause.message : "Wrong use"}\n${USAGE}`, {
      cause,
    });
  }
  const { values, positionals } = parsed;
  const [what, file, ...others] = positionals;
  if (what === undefined) return null;
  if (what !== "import" || file === undefined || others.length > 0) throw new AppError("invalid", USAGE);
  const release = values.release?.trim() || null;
  const total = values.total === undefined ? null : readNumber("--total", values.total);
  return { file, release, total, top: readNumber("--top", values.top ?? String(TOP)) };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: { release: { type: "string" }, top: { type: "string" }, total: { type: "string" } },
  });
}

function readNumber(option: string, text: string): number {
  const number = Number(text.replaceAll(/[_,]/g, ""));
  if (Number.isInteger(number) && number >= 1 && number <= 2_147_483_647) return number;
  throw new AppError("invalid", `${option} takes a whole number from 1, not "${text}".\n${USAGE}`);
}

const count = (number: number): string => number.toLocaleString("en");

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
