import { Worker } from "node:worker_threads";

/** What the thread is told. */
export interface AuditTask {
  workspaceId: number;
  auditId: string;
  /** YYYY-MM-DD */
  today: string;
}

/**
 * Runs an audit in a thread of its own: finding patterns takes seconds without a pause, and the worker must answer its
 * leases meanwhile. Rejects with what went wrong, and when `signal` ends it.
 */
export async function auditInThread(task: AuditTask, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const thread = new Worker(new URL("./audit-thread.ts", import.meta.url), { workerData: task });
  const stop = () => void thread.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      thread.once("error", reject);
      thread.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("the audit was ended"))));
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
