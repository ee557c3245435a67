import type { JobHandler } from "./define-handler.ts";
import { findSiteContactsHandler } from "./handlers/contacts.ts";
import { fillRunHandler } from "./handlers/fill-run.ts";
import { stageImportHandler, undoImportHandler, writeImportHandler } from "./handlers/imports.ts";
import { nightlyHandler } from "./handlers/nightly.ts";
import { takeAgreedHandler } from "./handlers/outreach-placed.ts";
import { buildSummaryHandler } from "./handlers/profile.ts";
import { readTargetsHandler } from "./handlers/relevance.ts";
import { findContactsHandler } from "./handlers/removals.ts";
import { dueAuditsHandler, toxicAuditHandler } from "./handlers/toxic.ts";
import { moveHostsHandler, recountHandler } from "./handlers/upkeep.ts";
import { planWatchesHandler, startDueRunsHandler } from "./handlers/watching.ts";

/** Every kind of job that a worker takes. */
export const handlers: readonly JobHandler[] = [
  buildSummaryHandler,
  dueAuditsHandler,
  fillRunHandler,
  moveHostsHandler,
  findContactsHandler,
  findSiteContactsHandler,
  nightlyHandler,
  planWatchesHandler,
  readTargetsHandler,
  recountHandler,
  startDueRunsHandler,
  stageImportHandler,
  takeAgreedHandler,
  toxicAuditHandler,
  undoImportHandler,
  writeImportHandler,
];
