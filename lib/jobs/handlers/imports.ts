import { isAppError } from "#lib/errors";
import { failImport, stageImport } from "#lib/imports/stage-import";
import { undoImport } from "#lib/imports/undo/undo-import";
import { writeImport } from "#lib/imports/write-import";
import { scopeFromJob } from "#lib/scope/from-job";
import { defineHandler, type JobContext } from "../define-handler.ts";
import { stageImportJob, undoImportJob, writeImportJob } from "../definitions/imports.ts";

type Work = typeof stageImport;

async function run(
  work: Work,
  failed: string,
  ids: { workspaceId: number; importId: string },
  context: JobContext,
) {
  const scope = await scopeFromJob({ workspaceId: ids.workspaceId });
  try {
    await work(scope, ids.importId, context.signal);
  } catch (error) {
    const expected = isAppError(error);
    if ((expected || context.lastTry) && !context.signal.aborted) {
      await failImport(scope, ids.importId, expected ? error.message : failed);
    }
    if (!expected) throw error;
  }
}

export const stageImportHandler = defineHandler(stageImportJob, (ids, context) =>
  run(stageImport, "The files could not be read. They are kept; try again with a new import.", ids, context),
);

export const writeImportHandler = defineHandler(writeImportJob, (ids, context) =>
  run(
    writeImport,
    "The import stopped. What was written is kept; import the file again for the rest.",
    ids,
    context,
  ),
);

export const undoImportHandler = defineHandler(undoImportJob, (ids, context) =>
  run(
    undoImport,
    "The undo stopped half-way. Everything adds up as it is; undo again for the rest.",
    ids,
    context,
  ),
);
