/** `fairlead import FILE --dry-run`: what an export would bring in, without a database. docs/cli.md has the shapes. */
import { parseArgs } from "node:util";
import { AppError } from "#lib/errors";
import { type Detected, guessMapping } from "#lib/imports/detect-format";
import { FIELDS, KIND_NEEDS, type Mapping, type MappingKey } from "#lib/imports/formats/format";
import { readRows } from "#lib/imports/read-rows";
import type { RowsKind } from "#lib/imports/row-types";
import { describeFile, printJson, printNdjson, printText } from "./import-report.ts";
import { openTable } from "./read-input.ts";
import { writeOut } from "./write-out.ts";

const USAGE =
  "Use: fairlead import FILE --dry-run [--format json|ndjson|text] [--as backlinks|placements|domains|traffic] [--map FIELD=COLUMN …] [--fail-on rejected]";

const FORMATS = ["text", "json", "ndjson"] as const;
const KINDS = ["backlinks", "placements", "domains", "traffic"] as const;

export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  const { name, bytes, detected } = await openTable(options.file);
  const kind = options.kind ?? detected.kind;
  const mapping = {
    ...(kind === detected.kind ? detected.mapping : guessMapping(detected.columns, kind)),
    ...options.map,
  };
  const about = describeFile(name, detected, kind, mapping);
  const stop = detected.refusal ?? whyNotMapped(detected, kind, mapping, options.map);
  if (stop !== null) {
    // The columns are printed all the same: they are what a mapping is made from.
    if (options.format !== "text") await writeOut(`${JSON.stringify({ ...about, refusal: stop })}\n`);
    process.stderr.write(`${stop}\n`);
    return 2;
  }
  const rows = readRows(bytes, detected, { mapping, kind });
  const counts = await { text: printText, json: printJson, ndjson: printNdjson }[options.format](about, rows);
  return options.failOnRejected && counts.rejected > 0 ? 1 : 0;
}

interface Options {
  file: string;
  format: (typeof FORMATS)[number];
  kind: RowsKind | undefined;
  map: Mapping;
  failOnRejected: boolean;
}

function readOptions(args: string[]): Options {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (cause) {
    throw new AppError("invalid", `${cause instanceof Error ? cause.message : "Wrong use"}\n${USAGE}`, {
      cause,
    });
  }
  const { values, positionals } = parsed;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new AppError("invalid", `Give one FILE, or - for stdin.\n${USAGE}`);
  if (!values["dry-run"]) {
    throw new AppError(
      "invalid",
      `Only --dry-run works here; to keep the rows, import in the app.\n${USAGE}`,
    );
  }
  const format = oneOf(FORMATS, values.format ?? "text", "--format");
  const kind = values.as === undefined ? undefined : oneOf(KINDS, values.as, "--as");
  if (values["fail-on"] !== undefined) oneOf(["rejected"], values["fail-on"], "--fail-on");
  return {
    file,
    format,
    kind,
    map: readMap(values.map ?? []),
    failOnRejected: values["fail-on"] !== undefined,
  };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean" },
      format: { type: "string" },
      as: { type: "string" },
      map: { type: "string", multiple: true },
      "fail-on": { type: "string" },
    },
  });
}

function oneOf<T extends string>(allowed: readonly T[], value: string, option: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new AppError("invalid", `${option} takes ${allowed.join(", ")}, not "${value}".\n${USAGE}`);
  return found;
}

const NAMES = new Set<string>(Object.values(FIELDS).flat());

function readMap(pairs: readonly string[]): Mapping {
  const mapping: Mapping = {};
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const field = pair.slice(0, at).trim();
    if (at < 0 || !NAMES.has(field)) {
      throw new AppError(
        "invalid",
        `--map takes FIELD=COLUMN with FIELD one of ${[...NAMES].join(", ")}; not "${pair}".`,
      );
    }
    mapping[field as MappingKey] = pair.slice(at + 1).trim();
  }
  return mapping;
}

/** Why rows cannot be read yet: a field without a column, or a column that the file does not have. */
function whyNotMapped(detected: Detected, kind: RowsKind, mapping: Mapping, chosen: Mapping): string | null {
  const columns = detected.columns.map((column) => `"${column}"`).join(", ");
  const wrong = Object.values(chosen).find((column) => !detected.columns.includes(column ?? ""));
  if (wrong !== undefined) return `The file has no column "${wrong}". It has ${columns}.`;
  const needs = KIND_NEEDS[kind];
  const open = needs.some((group) => group.every((field) => mapping[field] === undefined));
  const asks = open || (detected.needsMapping && Object.keys(chosen).length === 0);
  if (!asks) return null;
  const fields = kind === "backlinks" ? ["source", "target"] : needs.map(([field]) => field);
  return `The file needs mapping: its columns are ${columns}. Say which is which with ${fields.map((field) => `--map ${field}=…`).join(" ")}.`;
}
