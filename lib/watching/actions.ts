"use server";

import { action } from "#lib/http/action";
import { PageSchedule, ScheduleRef, SiteSchedules, TagSchedule } from "./schema.ts";
import { setPageSchedule } from "./set-page-schedule.ts";
import { removeSchedule as remove, setSiteSchedules, setTagSchedule } from "./set-schedules.ts";

/** How often the agreed links and the other backlinks of a site are looked at by themselves. */
export const saveSchedules = action({ may: "manage_sites", input: SiteSchedules }, setSiteSchedules);

/** The same for the agreed links with a tag. */
export const saveTagSchedule = action({ may: "manage_sites", input: TagSchedule }, setTagSchedule);

/** Takes the schedule of a tag or of a page away. */
export const removeSchedule = action({ may: "manage_sites", input: ScheduleRef }, remove);

/** How often one page is looked at. */
export const watchPage = action({ may: "verify", input: PageSchedule }, setPageSchedule);
