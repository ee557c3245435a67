import { z } from "zod";
import { cleanText } from "#lib/core/clean-text";
import { Address, Day } from "#lib/placements/schema";
import { COVERAGE_KINDS } from "./types.ts";

export const CoverageAddress = z.object({ campaign: z.uuid(), url: Address });
export type CoverageAddress = z.output<typeof CoverageAddress>;

export const CoverageForm = z.object({
  campaign: z.uuid(),
  url: Address,
  title: z
    .string()
    .max(2_000)
    .transform((text) => cleanText(text, 500) || null)
    .default(null),
  kind: z.enum(COVERAGE_KINDS, { error: "Say how the piece names the site." }),
  publishedOn: Day,
  /** The piece that it copies; empty: it is one of its own. */
  copyOf: z
    .union([z.literal(""), z.uuid()])
    .transform((id) => (id === "" ? null : id))
    .default(null),
});
export type CoverageForm = z.output<typeof CoverageForm>;

export const CoverageRef = z.object({ id: z.uuid() });
