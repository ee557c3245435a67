"use server";

import { action } from "#lib/http/action";
import { NoticedMark, NoticedRef } from "../placed/schema.ts";
import { markNotOurs as mark } from "../placed/settle-noticed.ts";
import { takeLink as take } from "../placed/take-noticed.ts";
import { forgetKept as forget } from "../terms/forget-kept.ts";
import { recordTerms as record } from "../terms/record-terms.ts";
import { DueForm, KeptRef, TermsForm } from "../terms/schema.ts";
import { setDue as due } from "../terms/set-due.ts";

/** Records what was agreed with a prospect: it becomes the watched placement, or waits for its page. */
export const recordTerms = action({ may: "run_outreach", input: TermsForm }, record);

/** Takes terms away that still wait for a page. */
export const forgetKept = action({ may: "run_outreach", input: KeptRef }, forget);

/** Says by when the link is to be live. */
export const setDue = action({ may: "run_outreach", input: DueForm }, due);

/** "This is it": an unannounced link becomes the placement of its prospect. */
export const takeLink = action({ may: "run_outreach", input: NoticedRef }, take);

/** "Not ours": an unannounced link is told no more; or that is taken back. */
export const markNotOurs = action({ may: "run_outreach", input: NoticedMark }, mark);
