import { parentPort } from "node:worker_threads";
import { type ExtractJob, extractHtml } from "#lib/net/extract-html";

/** An extraction thread that does what a page's address says: hang, throw, exit, eat memory; else its work. */
parentPort?.on("message", (job: ExtractJob) => {
  const behaviour = new URL(job.url).pathname;
  if (behaviour === "/hang") for (;;);
  if (behaviour === "/regexp") /^(a+)+$/.test(`${"a".repeat(64)}b`);
  if (behaviour === "/throw") throw new Error("a fault in the extractor");
  if (behaviour === "/exit") process.exit(3);
  if (behaviour === "/memory") {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => `${n}`));
  }
  parentPort?.postMessage(extractHtml(job));
});
parentPort?.postMessage("ready");
