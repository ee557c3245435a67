import type { JobHandler } from "./define-handler.ts";
import { fillRunHandler } from "./handlers/fill-run.ts";
import { stageImportHandler, undoImportHandler, writeImportHandler } from "./handlers/imports.ts";
import { nightlyHandler } from "./handlers/nightly.ts";
import { buildSummaryHandler } from "./handlers/profile.ts";
import { readTargetsHandler } from "./handlers/relevance.ts";
import { findContactsHandler } from "./handlers/removals.ts";
import { planWatchesHandler, startDueRunsHandler } from "./handlers/watching.ts";

/** Every kind of job that a worker takes. */
export const handlers: readonly JobHandler[] = [
  buildSummaryHandler,
  fillRunHandler,
  findContactsHandler,
  nightlyHandler,
  planWatchesHandler,
  readTargetsHandler,
  startDueRunsHandler,
  stageImportHandler,
  undoImportHandler,
  writeImportHandler,
];
