"use server";

import { action } from "#lib/http/action";
import { createVersion as create, markUploaded as mark, recordHeldList } from "./change-list.ts";
import { EmptyList, NewVersion, UploadedVersion } from "./schema.ts";

/** Says that Google holds no list for the property. A list itself goes through the route: actions take 1 MB. */
export const recordEmptyList = action({ may: "manage_disavow", input: EmptyList }, (scope, input) =>
  recordHeldList(scope, { ...input, list: null }),
);

/** Keeps the draft as the next version. */
export const createVersion = action({ may: "manage_disavow", input: NewVersion }, create);

/** Says on which day a version was uploaded, or takes that back. */
export const markUploaded = action({ may: "manage_disavow", input: UploadedVersion }, mark);
