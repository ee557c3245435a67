"use server";

import { action } from "#lib/http/action";
import { cancelRun as cancel, pauseRun as pause, resumeRun as resume } from "./change-run.ts";
import { NewRun, RunRef } from "./schema.ts";
import { startRun } from "./start-run.ts";

/** Verifies links: one, those of a filter, the agreed ones, or everything. Answers with the run's id. */
export const verifyLinks = action({ may: "verify", input: NewRun }, startRun);

export const pauseRun = action({ may: "verify", input: RunRef }, (scope, { id }) => pause(scope, id));

export const resumeRun = action({ may: "verify", input: RunRef }, (scope, { id }) => resume(scope, id));

export const cancelRun = action({ may: "verify", input: RunRef }, (scope, { id }) => cancel(scope, id));
