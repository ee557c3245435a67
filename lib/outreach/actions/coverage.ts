"use server";

import { action } from "#lib/http/action";
import { findCoverage as find } from "../coverage/find-coverage.ts";
import { CoverageAddress, CoverageForm, CoverageRef } from "../coverage/schema.ts";
import { addCoverage as add, removeCoverage as remove } from "../coverage/write-coverage.ts";

/** What is known of a page before it is written down. */
export const findCoverage = action({ may: "run_outreach", input: CoverageAddress }, find);

/** Writes a published piece down. */
export const addCoverage = action({ may: "run_outreach", input: CoverageForm }, add);

/** Takes a piece out of the list. */
export const removeCoverage = action({ may: "run_outreach", input: CoverageRef }, remove);
