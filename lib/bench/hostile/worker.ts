// The worker of `bench hostile`: the product's own, and a watch over its event loop that its parent may read.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { runWorker } from "#lib/jobs/worker";

const stopping = new AbortController();
process.on("SIGTERM", () => stopping.abort());
const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();
/** Answers every message with the longest that the loop was late since the one before, in milliseconds. */
process.on("message", () => {
  process.send?.(delay.max / 1e6);
  delay.reset();
});
await runWorker({ signal: stopping.signal, settings: JSON.parse(process.argv[2] ?? "{}") });
process.disconnect?.();
