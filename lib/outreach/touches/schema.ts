import { z } from "zod";
import { TOUCH_KINDS } from "#lib/core/outreach/touch-state";
import { CHANNELS } from "../contacts/types.ts";
import { writtenOrNull } from "../schema-parts.ts";

export const PROSPECTS_MAX = 200;

/** One message of one prospect, or the same of several (then each without contact and address). */
export const LogTouchesInput = z.object({
  prospects: z.array(z.uuid()).min(1, "Choose at least one prospect.").max(PROSPECTS_MAX),
  kind: z.enum(TOUCH_KINDS),
  channel: z.enum(CHANNELS),
  /** A day, or a moment with its zone. */
  on: z.union([z.iso.date(), z.iso.datetime({ offset: true })], "Write the day as YYYY-MM-DD."),
  contact: z.uuid().nullable().default(null),
  address: writtenOrNull(320).nullable().default(null),
  subject: writtenOrNull(500).nullable().default(null),
  body: writtenOrNull(50_000).nullable().default(null),
  template: z.uuid().nullable().default(null),
  /** Of an opt-out: nobody of the site is to be written to. */
  wholeDomain: z.boolean().default(false),
});

export const TouchRef = z.object({ id: z.uuid() });

const days = (min: number, max: number) =>
  z.coerce
    .number("Write a number.")
    .int("Write a whole number.")
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`);

export const OutreachRulesInput = z.object({
  cooldownDays: days(0, 3_650),
  followUpDays: days(1, 365),
  followUpsMost: days(0, 20),
});
