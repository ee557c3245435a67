/** How large a disavow file may be. https://support.google.com/webmasters/answer/2648487 */

/** Google says "2 MB": the smaller reading, so that a file of ours is never refused. */
export const DISAVOW_LIMITS = { lines: 100_000, bytes: 2_000_000 } as const;

/** What Google would refuse a file for, one sentence each; `size` of the file as it would be uploaded. */
export function checkDisavowLimits(size: { lines: number; bytes: number }): string[] {
  const { lines, bytes } = DISAVOW_LIMITS;
  const problems: string[] = [];
  const say = (value: number) => value.toLocaleString("en");
  if (size.lines > lines) {
    problems.push(
      `The file has ${say(size.lines)} lines and Google takes ${say(lines)}, comments and blank lines included. Disavow whole domains instead of pages.`,
    );
  }
  if (size.bytes > bytes) {
    problems.push(
      `The file has ${say(size.bytes)} bytes and Google takes 2 MB. Disavow whole domains instead of pages.`,
    );
  }
  return problems;
}

/** The size of a printed file, for `checkDisavowLimits`. */
export function sizeOfDisavow(text: string): { lines: number; bytes: number } {
  return {
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    bytes: new TextEncoder().encode(text).length,
  };
}
