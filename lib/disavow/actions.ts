"use server";

import { action } from "#lib/http/action";
import { createVersion as create, markUploaded as mark, recordHeldList as record } from "./change-list.ts";
import { HeldList, NewVersion, UploadedVersion } from "./schema.ts";

/** Says what Google holds for the property now: a list, or none. */
export const recordHeldList = action({ may: "manage_disavow", input: HeldList }, record);

/** Keeps the draft as the next version. */
export const createVersion = action({ may: "manage_disavow", input: NewVersion }, create);

/** Says that a version was uploaded, or takes that back. */
export const markUploaded = action({ may: "manage_disavow", input: UploadedVersion }, mark);
