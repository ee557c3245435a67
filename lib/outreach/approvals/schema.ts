import { z } from "zod";
import { ChosenProspects } from "../board/schema.ts";
import { APPROVALS_OF } from "./types.ts";

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max.toLocaleString("en-GB")} characters.`)
    .transform((value) => value.replaceAll("\0", "").toWellFormed());

export const ApprovalAsking = z
  .object({
    campaign: z.uuid(),
    what: ChosenProspects,
    of: z.enum(APPROVALS_OF),
    /** The draft, as the client is to see it. */
    text: text(20_000).default(""),
  })
  .refine(({ of, text }) => of !== "draft" || text !== "", {
    path: ["text"],
    message: "Paste the draft that the client is to read.",
  });
export type ApprovalAsking = z.output<typeof ApprovalAsking>;

export const ApprovalAnswer = z.object({
  id: z.uuid(),
  approved: z.boolean(),
  note: text(2_000).default(""),
});
export type ApprovalAnswer = z.output<typeof ApprovalAnswer>;
