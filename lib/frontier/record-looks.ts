import type { Look } from "#lib/core/look";
import { isAppError } from "#lib/errors";
import { log } from "#lib/log";
import { untilDatabaseAnswers } from "./database-gone.ts";
import { finishRuns, type GivenUp, giveUp } from "./finish.ts";
import { type GivenBack, giveBack } from "./give-back.ts";
import type { Held } from "./leases.ts";

/** A look that waits to be recorded. */
export interface Looked extends Held {
  workspaceId: number;
  look: Look;
}

/** Writes looks of one workspace down (lib/links/record-pages.ts): all of them in one transaction, or none. */
export type RecordLooks = (workspaceId: number, looks: readonly Looked[]) => Promise<unknown>;

/**
 * Records a batch. When it fails, each of its pages is recorded alone, so that one poisoned page costs no
 * other; a page that fails alone is tried again, and given up with a note after its last try.
 */
export async function recordLooks(
  looks: readonly Looked[],
  record: RecordLooks,
  attempts: number,
): Promise<void> {
  const byWorkspace = Map.groupBy(looks, (looked) => looked.workspaceId);
  for (const [workspaceId, own] of byWorkspace) {
    const failed = await recordOrSplit(workspaceId, own, record);
    await untilDatabaseAnswers(() => settle(failed, attempts));
  }
  await untilDatabaseAnswers(() => finishRuns(looks.map((looked) => looked.runId)));
}

interface Failed {
  looked: Looked;
  error: unknown;
}

async function recordOrSplit(
  workspaceId: number,
  looks: readonly Looked[],
  record: RecordLooks,
): Promise<Failed[]> {
  try {
    await untilDatabaseAnswers(() => record(workspaceId, looks));
    return [];
  } catch (error) {
    const [only] = looks;
    if (looks.length === 1 && only !== undefined) return [{ looked: only, error }];
    log.warn("a batch of pages could not be recorded; each is tried alone", { pages: looks.length, error });
  }
  const failed: Failed[] = [];
  for (const looked of looks) {
    failed.push(...(await recordOrSplit(workspaceId, [looked], record)));
  }
  return failed;
}

async function settle(failed: readonly Failed[], attempts: number): Promise<void> {
  const again: GivenBack[] = [];
  const over: GivenUp[] = [];
  for (const { looked, error } of failed) {
    const { runId, pageId, attempt } = looked;
    // Expected errors will not go away (the workspace was deleted); others may.
    if (attempt < attempts && !isAppError(error)) again.push({ runId, pageId, attempt, refund: false });
    else over.push({ runId, pageId, attempt, note: noteOf(error) });
    log.error("a page could not be recorded", { runId, pageId, attempt, error });
  }
  await giveBack(again);
  await giveUp(over);
}

function noteOf(error: unknown): string {
  return isAppError(error) ? error.message : "It was read, but what was found could not be recorded.";
}
