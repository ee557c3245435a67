"use server";

import { action } from "#lib/http/action";
import { assignLinks as assign } from "./assign-links.ts";
import { Assignment, LinkBatchRef, Tagging } from "./schema.ts";
import { tagLinks as tag } from "./tag-links.ts";
import { undoLinkBatch as undo } from "./undo-link-batch.ts";

/** Adds tags to links, or takes them off. */
export const tagLinks = action({ may: "sort_links", input: Tagging }, tag);

/** Says who looks after links. */
export const assignLinks = action({ may: "sort_links", input: Assignment }, assign);

/** Takes back what one of the two did. */
export const undoLinkBatch = action({ may: "sort_links", input: LinkBatchRef }, (scope, { batch }) =>
  undo(scope, batch),
);
