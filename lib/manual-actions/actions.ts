"use server";

import { action } from "#lib/http/action";
import { askForSamples as askFor, markSamples as mark, takeBackAsked as takeBack } from "./bulk.ts";
import {
  chooseVersion as choose,
  dropCase as drop,
  editCase as edit,
  keepDraft as keep,
  openCase as open,
} from "./change-case.ts";
import { dropSample as dropOne } from "./change-samples.ts";
import { noteCaseStep as note, takeBackStep as undoStep } from "./note-step.ts";
import {
  CaseRef,
  ChosenVersion,
  DroppedSample,
  EditedCase,
  KeptDraft,
  MarkedSamples,
  NewCase,
  NewStep,
  RequestBatch,
  StepRef,
} from "./schema.ts";

/** Records a notice of Google's. */
export const openCase = action({ may: "manage_disavow", input: NewCase }, open);

/** Changes what was recorded of a notice. */
export const editCase = action({ may: "manage_disavow", input: EditedCase }, edit);

/** Takes a case away, its samples and its log with it. */
export const dropCase = action({ may: "manage_disavow", input: CaseRef }, drop);

/** Chooses the disavow version that the request names. */
export const chooseVersion = action({ may: "manage_disavow", input: ChosenVersion }, choose);

/** Keeps the request for reconsideration as a person wrote it, or lets it go. */
export const keepDraft = action({ may: "manage_disavow", input: KeptDraft }, keep);

/** Notes that the request was sent, or what Google answered. */
export const noteCaseStep = action({ may: "manage_disavow", input: NewStep }, note);

/** Takes the last step of the log back. */
export const takeBackStep = action({ may: "manage_disavow", input: StepRef }, undoStep);

/** Takes one sample away. */
export const dropSample = action({ may: "manage_disavow", input: DroppedSample }, dropOne);

/** Begins removal requests for the samples that still link. */
export const askForSamples = action({ may: "judge_links", input: CaseRef }, askFor);

/** Takes requests back that nothing was sent for. */
export const takeBackAsked = action({ may: "judge_links", input: RequestBatch }, takeBack);

/** Marks the samples that still link for the next disavow file. */
export const markSamples = action({ may: "judge_links", input: MarkedSamples }, mark);
