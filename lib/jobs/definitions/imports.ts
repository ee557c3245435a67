import { z } from "zod";
import { defineJob } from "../define-job.ts";

const payload = z.object({ workspaceId: z.int(), importId: z.uuid() });

/** Reads the files of an import into staged rows, for the preview. */
export const stageImportJob = defineJob({
  name: "stage-import",
  payload,
  retries: 2,
  limitSeconds: 4 * 3_600,
});

/** Takes back what an import wrote; interrupted, it goes on where it stopped. */
export const undoImportJob = defineJob({
  name: "undo-import",
  payload,
  retries: 5,
  limitSeconds: 12 * 3_600,
});

/** Writes the accepted rows of an import; interrupted, it goes on where it stopped. */
export const writeImportJob = defineJob({
  name: "write-import",
  payload,
  retries: 5,
  limitSeconds: 12 * 3_600,
});
