"use server";

import { action } from "#lib/http/action";
import { removeView as remove, saveView as save } from "./save-view.ts";
import { NewView, ViewRef } from "./schema.ts";

/** Keeps a view of a table under a name. */
export const saveView = action({ may: "save_views", input: NewView }, save);

/** Removes a view. */
export const removeView = action({ may: "save_views", input: ViewRef }, remove);
