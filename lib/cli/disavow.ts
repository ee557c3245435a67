/** `fairlead disavow check|format FILE`: what a disavow file holds, and the clean form of it. docs/cli.md has the shapes. */
import { parseArgs } from "node:util";
import { type ParsedDisavow, parseDisavow, printDisavow } from "#lib/core/disavow";
import { checkDisavowLimits, sizeOfDisavow } from "#lib/core/disavow/limits";
import { AppError } from "#lib/errors";
import { openInput } from "./read-input.ts";
import { writeOut } from "./write-out.ts";

const USAGE =
  "Use: fairlead disavow check FILE [--format json|text] [--fail-on rejected,repaired,warnings]\n     fairlead disavow format FILE [--fail-on rejected]";

/** Google takes 2 MB: what is this large is no disavow file. */
const MAX_BYTES = 50 * 1024 * 1024;

const FINDINGS = ["rejected", "repaired", "warnings"] as const;

export async function run(args: string[]): Promise<number> {
  const { command, file, format, failOn } = readOptions(args);
  const input = await openInput(file);
  const parsed = parseDisavow(await readAll(input.bytes));
  if (command === "check")
    await writeOut(format === "json" ? reportJson(input.name, parsed) : reportText(input.name, parsed));
  else await printClean(parsed);
  return failOn.some((finding) => parsed[finding].length > 0) ? 1 : 0;
}

interface Options {
  command: "check" | "format";
  file: string;
  format: "json" | "text";
  failOn: (typeof FINDINGS)[number][];
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
  const [command, file, ...others] = positionals;
  if ((command !== "check" && command !== "format") || file === undefined || others.length > 0) {
    throw new AppError("invalid", `Say check or format, and one FILE (- for stdin).\n${USAGE}`);
  }
  const format = values.format ?? "text";
  if (format !== "json" && format !== "text") {
    throw new AppError("invalid", `--format takes json or text, not "${format}".\n${USAGE}`);
  }
  return { command, file, format, failOn: readFindings(values["fail-on"]) };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: "string" }, "fail-on": { type: "string" } },
  });
}

function readFindings(list: string | undefined): Options["failOn"] {
  if (list === undefined) return [];
  return list.split(",").map((name) => {
    const found = FINDINGS.find((one) => one === name.trim());
    if (!found)
      throw new AppError("invalid", `--fail-on takes ${FINDINGS.join(", ")}, not "${name}".\n${USAGE}`);
    return found;
  });
}

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) {
      throw new AppError("invalid", "The file is larger than 50 MB and was not read. Google takes 2 MB.");
    }
  }
  return Buffer.concat(chunks);
}

function reportJson(file: string, parsed: ParsedDisavow): string {
  const { counts, repaired, rejected, warnings } = parsed;
  return `${JSON.stringify({ file, ...counts, repaired, rejected, warnings })}\n`;
}

const SHOWN = 20;

function reportText(file: string, parsed: ParsedDisavow): string {
  const { counts, repaired, rejected, warnings } = parsed;
  const at = (line: number | null) => (line === null ? "" : `line ${line}: `);
  return [
    `${file}: ${counts.lines} lines, ${counts.domains} domains, ${counts.urls} addresses, ${counts.comments} comments, ${counts.bytes} bytes`,
    ...section(
      "rejected",
      rejected.map(({ line, reason }) => `${at(line)}${reason}`),
    ),
    ...section(
      "repaired",
      repaired.map(({ line, from, to, why }) => `${at(line)}${from.trim()} → ${to} (${why})`),
    ),
    ...section(
      "warnings",
      warnings.map(({ line, message }) => `${at(line)}${message}`),
    ),
    "",
  ].join("\n");
}

function section(title: string, lines: string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  const shown = lines.slice(0, SHOWN).map((line) => `  ${line}`);
  return [
    `${title}: ${lines.length}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more; --format json lists them all`] : []),
  ];
}

/** What could not be read is said where a person sees it, not where the file goes. */
async function printClean(parsed: ParsedDisavow): Promise<void> {
  const text = printDisavow(parsed.entries, parsed.header, parsed.trailing);
  await writeOut(text);
  for (const { line, reason } of parsed.rejected) process.stderr.write(`left out, line ${line}: ${reason}\n`);
  for (const problem of checkDisavowLimits(sizeOfDisavow(text))) process.stderr.write(`${problem}\n`);
}
