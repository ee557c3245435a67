import { z } from "zod";
import { DRAFT_VARIABLES, unknownVariables } from "#lib/core/outreach/draft";
import { TACTICS } from "#lib/placements/types";
import { written } from "../schema-parts.ts";

export const TemplateInput = z
  .object({
    /** Null: a new one. */
    id: z.uuid().nullable().default(null),
    name: written(100).pipe(z.string().min(1, "Give it a name.")),
    tactic: z.enum(TACTICS).nullable().default(null),
    subject: written(200).pipe(z.string().min(1, "Write a subject.")),
    body: written(10_000).pipe(z.string().min(1, "Write the text.")),
  })
  .check(({ value, issues }) => {
    for (const part of ["subject", "body"] as const) {
      const [unknown] = unknownVariables({ subject: "", body: value[part] });
      if (unknown === undefined) continue;
      const known = Object.keys(DRAFT_VARIABLES).map((name) => `{{${name}}}`);
      issues.push({
        code: "custom",
        input: value[part],
        path: [part],
        message: `${unknown} stands for nothing. Known are ${known.join(", ")}.`,
      });
    }
  });

export const TemplateRef = z.object({ id: z.uuid(), archived: z.boolean() });

export const DraftRef = z.object({ prospect: z.uuid() });
