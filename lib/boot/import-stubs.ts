// dependency-cruiser cannot read TypeScript 7 by itself: without its compiler it guesses, or cruises nothing and finds
// nothing wrong. So it is given files of the same names that hold the imports alone, read by swc's parser.
import fs from "node:fs";
import path from "node:path";
import { parseSync } from "@swc/core";

/** "all" has type-only imports too; "running" has what is left when types are stripped. */
export type ImportKind = "all" | "running";

interface Found {
  from: string;
  typeOnly: boolean;
}

/** Writes the stub of each file (a path below `dir`) to the same path below `to`; one that does not parse gets none. */
export function writeStubs(dir: string, files: readonly string[], to: string, kind: ImportKind): void {
  for (const file of files) {
    const found = importsOf(fs.readFileSync(path.join(dir, file), "utf8"), file);
    if (found === null) continue;
    const kept = found.filter((each) => kind === "all" || !each.typeOnly);
    // A path of this machine leads out of the tree, where the cruiser breaks off: here it leads nowhere, and is named.
    const names = new Set(kept.map((each) => each.from.replace(/^\//, "./nowhere/")));
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    fs.writeFileSync(
      path.join(to, file),
      [...names].map((name) => `import ${JSON.stringify(name)};\n`).join(""),
    );
  }
}

/** What a file names: imports, exports from elsewhere, `import("…")` as a value and as a type. Null: not readable. */
export function importsOf(code: string, file: string): Found[] | null {
  const found: Found[] = [];
  try {
    collect(parseSync(code, { syntax: "typescript", tsx: file.endsWith("x"), target: "es2024" }), found);
  } catch {
    return null;
  }
  return found;
}

interface Node {
  type?: string;
  typeOnly?: boolean;
  source?: { value?: string } | null;
  callee?: { type?: string };
  arguments?: { expression?: { type?: string; value?: unknown } }[];
  argument?: { value?: unknown };
}

function collect(value: unknown, found: Found[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  const node = value as Node;
  const named = nameOf(node);
  if (named !== null) found.push(named);
  for (const part of Object.values(value)) collect(part, found);
}

function nameOf(node: Node): Found | null {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return typeof node.source?.value === "string"
        ? { from: node.source.value, typeOnly: node.typeOnly === true }
        : null;
    case "CallExpression": {
      const first = node.arguments?.[0]?.expression;
      const named = node.callee?.type === "Import" && first?.type === "StringLiteral";
      return named ? { from: String(first.value), typeOnly: false } : null;
    }
    case "TsImportType":
      return typeof node.argument?.value === "string" ? { from: node.argument.value, typeOnly: true } : null;
    default:
      return null;
  }
}
