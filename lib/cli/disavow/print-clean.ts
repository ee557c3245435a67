/** `disavow format` and `disavow merge`: one clean file out of one or several. */
import { mergeDisavow, type ParsedDisavow, printDisavow } from "#lib/core/disavow";
import type { DisavowEntry } from "#lib/core/disavow/entry";
import { checkDisavowLimits, sizeOfDisavow } from "#lib/core/disavow/limits";
import { tidyDisavow } from "#lib/core/disavow/tidy";
import { writeOut } from "../write-out.ts";
import { type ReadList, readList } from "./read-list.ts";
import type { DisavowOptions } from "./read-options.ts";

export async function format(options: DisavowOptions): Promise<number> {
  const list = await readList(options.files[0] ?? "-");
  return print(options, [list], list.entries, list, {});
}

/** Nothing of the first file is taken away; the others add to it in their order. */
export async function merge(options: DisavowOptions): Promise<number> {
  const lists: ReadList[] = [];
  for (const file of options.files) lists.push(await readList(file));
  let entries: DisavowEntry[] = [];
  const merged = lists.map(({ file, entries: more }) => {
    const step = mergeDisavow(entries, more);
    entries = step.entries;
    return { file, added: step.added.length, already: step.already.length };
  });
  const trailing = [...new Set(lists.flatMap((list) => list.trailing))];
  return print(options, lists, entries, { header: lists[0]?.header ?? [], trailing }, { merged });
}

/** What could not be read is said where a person sees it, not where the file goes. */
async function print(
  options: DisavowOptions,
  lists: readonly ReadList[],
  entries: readonly DisavowEntry[],
  around: Pick<ParsedDisavow, "header" | "trailing">,
  more: Record<string, unknown>,
): Promise<number> {
  const text = printDisavow(entries, around.header, around.trailing);
  const size = sizeOfDisavow(text);
  const limits = checkDisavowLimits(size);
  const rejected = lists.flatMap((list) => list.rejected.map((one) => ({ file: list.file, ...one })));
  if (options.format === "json") {
    const kept = tidyDisavow(entries);
    const domains = kept.filter(({ kind }) => kind === "domain").length;
    const counts = { ...size, domains, urls: kept.length - domains };
    await writeOut(`${JSON.stringify({ ...counts, ...more, rejected, limits, text })}\n`);
  } else {
    await writeOut(text);
    const named = (file: string) => (lists.length > 1 ? `${file} ` : "");
    for (const { file, line, reason } of rejected)
      process.stderr.write(`left out, ${named(file)}line ${line}: ${reason}\n`);
    for (const problem of limits) process.stderr.write(`${problem}\n`);
  }
  const { failOn } = options;
  return (failOn.has("rejected") && rejected.length > 0) || (failOn.has("limits") && limits.length > 0)
    ? 1
    : 0;
}
