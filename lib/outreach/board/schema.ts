// What people send about prospects, and the filter as it stands in the address.
import { z } from "zod";
import { cleanText } from "#lib/core/clean-text";
import { STAGES } from "#lib/core/outreach/stages";
import { Address } from "#lib/placements/schema";
import { REJECT_REASONS } from "../record-stage.ts";
import { DUES, PROSPECT_ORIGINS } from "./types.ts";

const listOf = <T extends string>(one: z.ZodType<T, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat().flatMap((part) => part.split(","))))
    .pipe(z.array(one).max(50).catch([]));

/** The filter of board and table; what does not parse is left out. */
export const ProspectFilter = z.object({
  stage: listOf(z.enum(STAGES)),
  /** People by id; "none": nobody's. */
  owner: listOf(z.union([z.literal("none"), z.uuid()])),
  origin: listOf(z.enum(PROSPECT_ORIGINS)),
  reason: listOf(z.enum(REJECT_REASONS)),
  due: listOf(z.enum(DUES)),
  /** In domain, page, anchor, note. */
  q: z
    .string()
    .trim()
    .max(200)
    .transform((value) => value.replaceAll("\0", ""))
    .catch("")
    .default(""),
});
export type ProspectFilter = z.output<typeof ProspectFilter>;

/** Prospects that are ticked by hand in one decision; more than that is a filter. */
const PICKED_MAX = 2_000;

/** The prospects that are meant. */
export const ChosenProspects = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("picked"), ids: z.array(z.uuid()).min(1).max(PICKED_MAX) }),
  z.object({ kind: z.literal("all"), filter: ProspectFilter }),
]);
export type ChosenProspects = z.output<typeof ChosenProspects>;

const chosen = { campaign: z.uuid(), what: ChosenProspects };
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max.toLocaleString("en-GB")} characters.`)
    .transform((value) => value.replaceAll("\0", "").toWellFormed());

export const StageChange = z
  .object({
    ...chosen,
    to: z.enum(STAGES),
    reason: z.enum(REJECT_REASONS).optional(),
    note: text(2_000).default(""),
  })
  .refine(({ to, reason }) => to !== "rejected" || reason !== undefined, {
    path: ["reason"],
    message: "Say why it is given up.",
  });
export type StageChange = z.output<typeof StageChange>;

export const OwnerChange = z.object({ ...chosen, person: z.uuid().nullable() });
export type OwnerChange = z.output<typeof OwnerChange>;

export const FollowUpChange = z.object({
  ...chosen,
  /** Null: none. */
  on: z.iso.date("Enter a day, such as 2026-03-09.").nullable(),
});
export type FollowUpChange = z.output<typeof FollowUpChange>;

export const ProspectsRef = z.object(chosen);
export type ProspectsRef = z.output<typeof ProspectsRef>;

export const ProspectRef = z.object({ id: z.uuid() });
export const ProspectBatch = z.object({ batch: z.uuid() });

/** More cards of one column of the board. */
export const ColumnRest = z.object({
  campaign: z.uuid(),
  filter: ProspectFilter,
  stage: z.enum(STAGES),
  /** The last card that is shown. */
  after: z.object({ at: z.iso.datetime(), id: z.uuid() }),
});
export type ColumnRest = z.output<typeof ColumnRest>;

/** What a person writes of one prospect: all of it is sent. */
export const ProspectEdit = z.object({
  id: z.uuid(),
  pageUrl: z.union([z.literal("").transform(() => null), Address]),
  targetUrl: z.union([z.literal("").transform(() => null), Address]),
  anchor: z
    .string()
    .max(2_000)
    .transform((value) => cleanText(value, 500) || null),
  note: text(10_000).transform((value) => value || null),
  fit: z
    .string()
    .trim()
    .regex(/^(\d{1,2}|100)?$/, "Enter a number from 0 to 100, or nothing.")
    .transform((value) => (value === "" ? null : Number(value))),
  dueOn: z.union([z.literal("").transform(() => null), z.iso.date("Enter a day.")]),
});
export type ProspectEdit = z.output<typeof ProspectEdit>;
