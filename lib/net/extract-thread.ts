import { parentPort } from "node:worker_threads";
import { type ExtractJob, extractHtml } from "./extract-html.ts";

/** The program of an extraction thread: one job in, one answer out. Killed from outside when it takes too long. */
parentPort?.on("message", (job: ExtractJob) => {
  parentPort?.postMessage(extractHtml(job));
});
parentPort?.postMessage("ready");
