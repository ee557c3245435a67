import { findAbove, stillRunning } from "./processes.ts";

/** A terminal's Ctrl-C arrives twice when a wrapper hands it on as well: only a later one means "now". */
const impatientAfterMs = 1_000;

const watchEveryMs = 1_000;

/**
 * Resolves at the first request to stop. A second one, at least a second later, calls `force`.
 * The end of an `npm start` above counts as a request: killed by force it says nothing, and a shell stands in between.
 */
export function untilAskedToStop(force: () => void): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const asked = (): void => {
      if (first === 0) {
        first = performance.now();
        resolve();
      } else if (performance.now() - first > impatientAfterMs) force();
    };
    const npm = process.env.npm_lifecycle_event === undefined ? null : findAbove("npm");
    if (npm !== null) {
      setInterval(() => {
        if (first === 0 && stillRunning(npm) === null) asked();
      }, watchEveryMs).unref();
    }
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, asked);
  });
}
