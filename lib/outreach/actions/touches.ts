"use server";

import { action } from "#lib/http/action";
import { deleteTouch as drop } from "../touches/delete-touch.ts";
import { logTouches as log } from "../touches/log-touches.ts";
import { setRules } from "../touches/rules.ts";
import { LogTouchesInput, OutreachRulesInput, TouchRef } from "../touches/schema.ts";

/** Logs a message of one or several prospects; nothing is sent. */
export const logTouches = action({ may: "run_outreach", input: LogTouchesInput }, log);

/** Takes away what was logged by mistake. */
export const deleteTouch = action({ may: "run_outreach", input: TouchRef }, drop);

/** Sets when the workspace follows up, and how long it leaves a site alone. */
export const setOutreachRules = action({ may: "manage_workspace", input: OutreachRulesInput }, setRules);
