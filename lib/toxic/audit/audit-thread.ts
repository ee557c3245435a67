import { workerData } from "node:worker_threads";
import { closePool } from "#lib/db/pool";
import type { AuditTask } from "./in-thread.ts";
import { runAudit } from "./run-audit.ts";

/** The program of the thread: one audit. What it throws ends it, and whoever waits for it is told. */
const { workspaceId, auditId, today } = workerData as AuditTask;
try {
  await runAudit(workspaceId, auditId, today);
} finally {
  await closePool();
}
