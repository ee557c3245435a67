/**
 * Runs work that Ctrl-C ends in good order: at the first SIGINT or SIGTERM the signal given to it aborts, so that
 * what is done is printed and connections are closed; a second one ends the process at once.
 */
export async function untilInterrupted(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  let exitCode: number | null = null;
  const onSignal = (name: "SIGINT" | "SIGTERM") => {
    // What a shell reports of a program that the signal ended.
    const code = name === "SIGINT" ? 130 : 143;
    if (exitCode !== null) process.exit(code);
    exitCode = code;
    controller.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    const result = await work(controller.signal);
    return exitCode ?? result;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}
