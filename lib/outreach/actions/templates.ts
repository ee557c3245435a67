"use server";

import { action } from "#lib/http/action";
import { archiveTemplate as archive, saveTemplate as save } from "../templates/change-templates.ts";
import { readDraft } from "../templates/queries.ts";
import { DraftRef, TemplateInput, TemplateRef } from "../templates/schema.ts";

/** Writes a new template, or changes one. */
export const saveTemplate = action({ may: "run_outreach", input: TemplateInput }, save);

/** Puts a template away, or takes it out again. */
export const archiveTemplate = action({ may: "run_outreach", input: TemplateRef }, archive);

/** What a template is filled from for one prospect: for its preview. */
export const loadDraft = action({ may: "run_outreach", input: DraftRef }, (scope, { prospect }) =>
  readDraft(scope, prospect),
);
