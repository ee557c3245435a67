/** A terminal's Ctrl-C arrives twice when a wrapper hands it on as well: only a later one means "now". */
const impatientAfterMs = 1_000;

/** Resolves at the first request to stop. A second one, at least a second later, calls `force`. */
export function untilAskedToStop(force: () => void): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const asked = (): void => {
      if (first === 0) {
        first = performance.now();
        resolve();
      } else if (performance.now() - first > impatientAfterMs) force();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, asked);
  });
}
