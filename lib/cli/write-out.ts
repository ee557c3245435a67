/** Standard output that waits for its reader: a slow pipe never makes the memory grow, and nothing is cut at the end. */

/** Writes, and is done when the text has been handed on. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Gathers lines to pieces of this many characters: one system call for many rows. */
const PIECE = 64 * 1024;

/** A writer of lines in bounded memory. Call `end` before the process ends. */
export function createLineWriter(): { line(text: string): Promise<void> | undefined; end(): Promise<void> } {
  let held = "";
  const flush = (): Promise<void> => {
    const text = held;
    held = "";
    return text === "" ? Promise.resolve() : writeOut(text);
  };
  return {
    line(text) {
      held += `${text}\n`;
      return held.length > PIECE ? flush() : undefined;
    },
    end: flush,
  };
}
