/** `fairlead verify`: does the page link there, as agreed? No database. docs/cli.md has the shapes. */
import { parseArgs } from "node:util";
import type { Look } from "#lib/core/look";
import { PLACES } from "#lib/core/place";
import { parseHttpUrl } from "#lib/core/url";
import { noHistory } from "#lib/core/verdict";
import { readEnv } from "#lib/env";
import { AppError } from "#lib/errors";
import { judgeWithTargets } from "./judge-with-targets.ts";
import { type PromisedLink, readPlace, readPromises, readRelClass, relClasses } from "./read-promises.ts";
import { createTargetLooks } from "./target-looks.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { type Finding, findingOf, findings, verifyObject, verifyText } from "./verify-line.ts";
import { verifyPages } from "./verify-pages.ts";
import { openWeb, type Web } from "./web.ts";
import { writeOut } from "./write-out.ts";

const USAGE = [
  "Use: fairlead verify --source URL --target URL [--anchor TEXT] [--rel follow|nofollow|sponsored|ugc]",
  "       [--place content|navigation|header|footer|sidebar|comments]",
  "     fairlead verify FILE.csv        columns source, target, anchor, rel, place; - reads standard input",
  "     [--format text|json] [--fail-on not_found,breach,blocked] [--check-targets]",
].join("\n");

/** One miss is a miss: only the app, which remembers, can say "lost". */
const unknownBefore = { history: noHistory, rule: { misses: 1, hours: 0 } };

interface Options {
  /** One link, or a file of them. */
  what: PromisedLink | string;
  format: "text" | "json";
  failOn: ReadonlySet<Finding>;
  checkTargets: boolean;
}

/** Returns the exit code: 0 it ran, 1 something of `--fail-on` was found. Throws AppError "invalid" for wrong use. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const settings = readEnv();
  return untilInterrupted(async (signal) => {
    const web = openWeb(settings, signal);
    try {
      return await verify(options, web, signal, settings.hostConcurrency);
    } finally {
      await web.close();
    }
  });
}

async function verify(options: Options, web: Web, signal: AbortSignal, perDomain: number): Promise<number> {
  const targets = createTargetLooks(web, signal);
  let rows = 0;
  let bad = 0;
  let failed = false;
  await verifyPages<PromisedLink>({
    rows: promisedLinks(options.what, (line, problem) => {
      bad++;
      process.stderr.write(`Line ${line} is left out: ${problem}\n`);
    }),
    sourceOf: (row) => row.source,
    look: (url) => lookInTurn(web, url, signal),
    signal,
    perDomain,
    async onLook(row, look) {
      const given = { promise: row, look, ...unknownBefore };
      const verdict = await judgeWithTargets(given, targets, options.checkTargets);
      if (signal.aborted) return;
      rows++;
      const finding = findingOf(verdict);
      failed ||= finding !== null && options.failOn.has(finding);
      const json = () => `${JSON.stringify(verifyObject(row, look, verdict))}\n`;
      await writeOut(options.format === "json" ? json() : verifyText(row, verdict));
    },
  });
  if (rows === 0 && bad > 0) throw new AppError("invalid", "No row of the file could be looked for.");
  return failed ? 1 : 0;
}

async function lookInTurn(web: Web, url: string, signal: AbortSignal): Promise<Look> {
  const look = await web.looker.look(url, { robots: web.robots, beforeHop: web.beforeHop, signal });
  const host = parseHttpUrl(look.finalUrl)?.hostname;
  if (look.retryAfterMs !== null && host !== undefined) web.holdHost(host, look.retryAfterMs);
  return look;
}

async function* promisedLinks(
  what: PromisedLink | string,
  onProblem: (line: number, problem: string) => void,
): AsyncGenerator<PromisedLink> {
  if (typeof what !== "string") {
    yield what;
    return;
  }
  for await (const row of readPromises(what)) {
    if ("problem" in row) onProblem(row.line, row.problem);
    else yield row.promised;
  }
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parse(args);
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json") throw wrong(`--format takes text or json, not "${format}".`);
  const failOn = new Set((values["fail-on"] ?? "").split(",").map((word) => word.trim()));
  failOn.delete("");
  const unknown = [...failOn].find((word) => !findings.some((finding) => finding === word));
  if (unknown !== undefined) throw wrong(`--fail-on takes ${findings.join(", ")}, not "${unknown}".`);
  const checkTargets = values["check-targets"] ?? false;
  const common = { format, failOn: failOn as ReadonlySet<Finding>, checkTargets } as const;

  const [file, ...others] = positionals;
  const { source, target, anchor, rel, place } = values;
  const single = [source, target, anchor, rel, place].some((value) => value !== undefined);
  if (file !== undefined) {
    if (single || others.length > 0) throw wrong("Give one FILE, or --source and --target.");
    return { what: file, ...common };
  }
  if (source === undefined || target === undefined) throw wrong("Give --source and --target, or a FILE.");
  for (const url of [source, target]) {
    if (parseHttpUrl(url) === null)
      throw wrong(`"${url}" is no web address: write it with http:// or https://.`);
  }
  const relClass = readRelClass(rel ?? "");
  if (relClass === undefined) throw wrong(`--rel takes ${relClasses.join(", ")}, not "${rel}".`);
  const agreedPlace = readPlace(place ?? "");
  if (agreedPlace === undefined) throw wrong(`--place takes ${PLACES.join(", ")}, not "${place}".`);
  return {
    what: { source, target, anchor: anchor || null, rel: relClass, place: agreedPlace },
    ...common,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        source: { type: "string" },
        target: { type: "string" },
        anchor: { type: "string" },
        rel: { type: "string" },
        place: { type: "string" },
        format: { type: "string" },
        "fail-on": { type: "string" },
        "check-targets": { type: "boolean" },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : "Wrong use.");
  }
}

function wrong(message: string): AppError {
  return new AppError("invalid", `${message}\n${USAGE}`);
}
