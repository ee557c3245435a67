import { z } from "zod";

/** One reminder, as it is named. */
export const ReminderRef = z.object({
  id: z.uuid(),
  expiresOn: z.iso.date(),
  daysBefore: z.int().min(0).max(365),
});
