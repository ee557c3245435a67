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
  /** Looks at other addresses of the page. */
  others: { pageId: number; look: Look }[];
}

/** What became of a look. */
export interface RecordedLook {
  runId: string;
  pageId: number;
  /** Nothing was written: the page's other addresses must be asked along with it. */
  askOthers: boolean;
}

/** Writes looks of one workspace down (lib/links/record-pages.ts): all of them in one transaction, or none. */
export type RecordLooks = (workspaceId: number, looks: readonly Looked[]) => Promise<readonly RecordedLook[]>;

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
    const { failed, open } = await recordOrSplit(workspaceId, own, record);
    await untilDatabaseAnswers(() => settle(failed, attempts));
    await untilDatabaseAnswers(() => askOthers(open, attempts));
  }
  await untilDatabaseAnswers(() => finishRuns(looks.map((looked) => looked.runId)));
}

interface Failed {
  looked: Looked;
  error: unknown;
}

interface Outcome {
  failed: Failed[];
  /** Looks that wait for what other addresses of their pages say. */
  open: Looked[];
}

async function recordOrSplit(
  workspaceId: number,
  looks: readonly Looked[],
  record: RecordLooks,
): Promise<Outcome> {
  try {
    const recorded = await untilDatabaseAnswers(() => record(workspaceId, looks));
    const asking = recorded.filter(({ askOthers }) => askOthers);
    const open = looks.filter(({ runId, pageId }) =>
      asking.some((one) => one.runId === runId && one.pageId === pageId),
    );
    return { failed: [], open };
  } catch (error) {
    const [only] = looks;
    if (looks.length === 1 && only !== undefined) return { failed: [{ looked: only, error }], open: [] };
    log.warn("a batch of pages could not be recorded; each is tried alone", { pages: looks.length, error });
  }
  const outcome: Outcome = { failed: [], open: [] };
  for (const looked of looks) {
    const { failed, open } = await recordOrSplit(workspaceId, [looked], record);
    outcome.failed.push(...failed);
    outcome.open.push(...open);
  }
  return outcome;
}

/** Queues pages again: every attempt but the first asks the page's other addresses as well (claim.ts). */
async function askOthers(open: readonly Looked[], attempts: number): Promise<void> {
  const note = "Its other addresses could not be asked, and its links may stand there.";
  const again: GivenBack[] = [];
  const over: GivenUp[] = [];
  for (const { runId, pageId, attempt } of open) {
    if (attempt < attempts) again.push({ runId, pageId, attempt, refund: false });
    else over.push({ runId, pageId, attempt, note });
  }
  await giveBack(again);
  await giveUp(over);
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
