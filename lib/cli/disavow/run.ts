/** `fairlead disavow check|format|diff|merge`: disavow files without a database. docs/cli.md has the shapes. */
import { check } from "./check.ts";
import { diff } from "./diff.ts";
import { format, merge } from "./print-clean.ts";
import { readOptions } from "./read-options.ts";

const commands = { check, format, diff, merge };

export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  return commands[options.command](options);
}
