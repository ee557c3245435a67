// What people say about when to look again. A form's fields are strings.
import { z } from "zod";
import { AWAITED_HOURS, EVERY_HOURS, type EveryHours } from "#lib/core/schedule/choices";
import { cleanTag } from "#lib/core/tags";

const hours = EVERY_HOURS.map(String) as [string, ...string[]];
const Every = z
  .enum([...hours, "never"], "Choose how often.")
  .transform((value): EveryHours => (value === "never" ? null : Number(value)));

const Adaptive = z.stringbool({ truthy: ["on", "true"], falsy: ["", "false"] }).default(false);

const TagName = z
  .string()
  .max(1_000)
  .transform((text) => cleanTag(text))
  .pipe(z.string().min(1, "Name the tag."));

/** The schedules of a site. */
export const SiteSchedules = z.object({
  site: z.string(),
  agreed: Every,
  agreedAdaptive: Adaptive,
  backlinks: Every,
  backlinksAdaptive: Adaptive,
});

export const TagSchedule = z.object({ site: z.string(), tag: TagName, every: Every, adaptive: Adaptive });

export const ScheduleRef = z.object({ site: z.string(), id: z.uuid() });

/** For one page; "schedule" gives it back to the schedules of its site. */
export const PageSchedule = z.object({
  site: z.string(),
  pageId: z.int().min(1),
  every: z
    .enum([String(AWAITED_HOURS), ...hours, "never", "schedule"])
    .transform((value): EveryHours | "schedule" =>
      value === "schedule" ? value : value === "never" ? null : Number(value),
    ),
});
