import { Worker } from "node:worker_threads";
import { type Extraction, type ExtractJob, extractHtml } from "./extract-html.ts";

/** Takes pages apart where a hostile one harms nobody. */
export interface ExtractPool {
  /** Null when the page could not be taken apart in time, or at all. The job's bytes are moved away. */
  extract(job: ExtractJob): Promise<Extraction | null>;
  close(): Promise<void>;
}

export interface ExtractPoolOptions {
  /** Threads at most; they start when first needed. */
  size?: number;
  killMs?: number;
  /** Pages up to so many bytes are taken apart here and now. */
  inlineBytes?: number;
  /** The thread's program; tests give one that misbehaves. */
  program?: URL;
}

/**
 * Extraction is linear (64 KB of the worst known nesting: 17 ms), so a small page is done in less time than it
 * takes to hand it over twice. What is larger goes to a thread that is killed when it takes too long: the caller's
 * loop, and with it every other page, goes on.
 */
const inlineBytes = 65_536;
const killMs = 2_000;

interface Waiting {
  job: ExtractJob;
  done: (extraction: Extraction | null) => void;
}

interface Thread {
  worker: Worker;
  ready: boolean;
  current: Waiting | null;
  timer: NodeJS.Timeout | undefined;
}

/** A pool of 1 or 2 killable threads. Jobs beyond that wait in order; a killed thread is replaced. */
export function createExtractPool(options: ExtractPoolOptions = {}): ExtractPool {
  const size = options.size ?? 2;
  const program = options.program ?? new URL("./extract-thread.ts", import.meta.url);
  const queue: Waiting[] = [];
  const threads = new Set<Thread>();
  let closed = false;

  const start = () => {
    const worker = new Worker(program, {
      // Neither this process's secrets nor its flags are the thread's business.
      env: {},
      execArgv: [],
      // The clock ends a page that eats memory long before this. A limit that is reached can end the whole process:
      // seen in 4 of 6 runs at 256 MB.
      resourceLimits: { maxOldGenerationSizeMb: 2_048 },
    });
    const thread: Thread = { worker, ready: false, current: null, timer: undefined };
    threads.add(thread);
    worker.on("message", (message: "ready" | Extraction | null) => {
      if (message === "ready") {
        thread.ready = true;
        worker.unref();
      } else settle(thread, message);
      assign();
    });
    // Out of memory, or a fault in the thread: the page is to blame, the next one gets a new thread.
    worker.on("error", () => remove(thread));
    worker.on("exit", () => remove(thread));
    worker.unref();
  };

  const settle = (thread: Thread, extraction: Extraction | null) => {
    clearTimeout(thread.timer);
    const { current } = thread;
    thread.current = null;
    thread.worker.unref();
    current?.done(extraction);
  };

  const remove = (thread: Thread) => {
    if (!threads.delete(thread)) return;
    // One that dies before it was ever ready would be replaced for ever: its waiting job is given up.
    if (!thread.ready && thread.current === null) queue.shift()?.done(null);
    settle(thread, null);
    void thread.worker.terminate();
    assign();
  };

  const assign = () => {
    if (closed) return;
    for (const thread of threads) {
      if (!thread.ready || thread.current !== null) continue;
      const next = queue.shift();
      if (next === undefined) break;
      thread.current = next;
      thread.worker.ref();
      thread.timer = setTimeout(remove, options.killMs ?? killMs, thread);
      thread.worker.postMessage(next.job, [next.job.bytes.buffer]);
    }
    const starting = [...threads].filter((thread) => !thread.ready).length;
    if (queue.length > starting && threads.size < size) start();
    // A starting thread keeps the process alive while somebody waits for it.
    for (const thread of threads) if (!thread.ready && queue.length > 0) thread.worker.ref();
  };

  return {
    extract(job) {
      if (closed) return Promise.resolve(null);
      if (job.bytes.byteLength <= (options.inlineBytes ?? inlineBytes))
        return Promise.resolve(extractHtml(job, true));
      return new Promise((resolve) => {
        queue.push({ job, done: resolve });
        assign();
      });
    },
    async close() {
      closed = true;
      for (const { done } of queue.splice(0)) done(null);
      await Promise.all(
        [...threads].map((thread) => {
          threads.delete(thread);
          settle(thread, null);
          return thread.worker.terminate();
        }),
      );
    },
  };
}
