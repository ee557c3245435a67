/** What was asked of `fairlead disavow`. Throws AppError "invalid" for wrong use. */
import { parseArgs } from "node:util";
import { readEntry } from "#lib/core/disavow/read-line";
import { AppError } from "#lib/errors";

const USAGE = `Use: fairlead disavow check FILE [--own DOMAIN,…] [--fail-on rejected,repaired,warnings,objections]
     fairlead disavow format FILE [--fail-on rejected,limits]
     fairlead disavow diff BEFORE AFTER [--fail-on changes,uncovered]
     fairlead disavow merge FILE FILE … [--fail-on rejected,limits]
     each: [--format text|json], --json for short; - reads standard input`;

/** What each can fail on. */
const FINDINGS = {
  check: ["rejected", "repaired", "warnings", "objections"],
  format: ["rejected", "limits"],
  diff: ["changes", "uncovered"],
  merge: ["rejected", "limits"],
} as const;

export type DisavowCommand = keyof typeof FINDINGS;
export type Finding = (typeof FINDINGS)[DisavowCommand][number];

export interface DisavowOptions {
  command: DisavowCommand;
  files: string[];
  format: "json" | "text";
  failOn: ReadonlySet<Finding>;
  /** Domains of one's own site, in punycode. */
  own: string[];
}

export function readOptions(args: string[]): DisavowOptions {
  const { values, positionals } = parse(args);
  const [command, ...files] = positionals;
  if (!isCommand(command)) throw wrong("Say check, format, diff or merge, and the FILE (- for stdin).");
  checkFiles(command, files);
  const format = values.format ?? (values.json ? "json" : "text");
  if (format !== "json" && format !== "text") throw wrong(`--format takes json or text, not "${format}".`);
  if (values.own !== undefined && command !== "check") throw wrong("--own belongs to check.");
  return {
    command,
    files,
    format,
    failOn: readFindings(command, values["fail-on"]),
    own: (values.own ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [readOwn(name.trim())])),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: "string" },
        json: { type: "boolean" },
        "fail-on": { type: "string" },
        own: { type: "string" },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : "Wrong use", cause);
  }
}

const isCommand = (name: string | undefined): name is DisavowCommand =>
  name !== undefined && Object.hasOwn(FINDINGS, name);

function checkFiles(command: DisavowCommand, files: readonly string[]): void {
  switch (command) {
    case "check":
    case "format":
      if (files.length !== 1) throw wrong(`${command} takes one FILE (- for stdin).`);
      break;
    case "diff":
      if (files.length !== 2) throw wrong("diff takes two files: what Google holds, and what comes next.");
      break;
    case "merge":
      if (files.length < 2) throw wrong("merge takes two files or more; the first is what Google holds.");
      break;
    default:
      command satisfies never;
  }
  if (files.filter((file) => file === "-").length > 1) throw wrong("Standard input can be one file only.");
}

function readFindings(command: DisavowCommand, list: string | undefined): Set<Finding> {
  const allowed: readonly Finding[] = FINDINGS[command];
  const names = (list ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  return new Set(
    names.map((name) => {
      const found = allowed.find((one) => one === name);
      if (found === undefined) throw wrong(`--fail-on takes ${allowed.join(", ")}, not "${name}".`);
      return found;
    }),
  );
}

function readOwn(name: string): string {
  const read = readEntry(`domain:${name}`);
  if (!read.ok) throw wrong(`--own: ${read.reason}`);
  return read.value.replace(/^www\./, "");
}

function wrong(message: string, cause?: unknown): AppError {
  return new AppError("invalid", `${message}\n${USAGE}`, { cause });
}
