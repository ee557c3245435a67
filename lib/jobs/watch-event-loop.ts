import { monitorEventLoopDelay } from "node:perf_hooks";
import { log } from "#lib/log";

/** A worker that is late by more than this cannot keep its leases and pauses honest, in milliseconds. */
const latestMs = 500;
const everyMs = 10_000;

/** Says so in the log when something blocked this process. Returns what ends the watch. */
export function watchEventLoop(): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const timer = setInterval(() => {
    const worstMs = Math.round(delay.max / 1e6);
    if (worstMs > latestMs) log.warn("the worker was blocked", { worstMs });
    delay.reset();
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    delay.disable();
  };
}
