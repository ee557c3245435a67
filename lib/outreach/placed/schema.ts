import { z } from "zod";

/** One unannounced link. */
export const NoticedRef = z.object({ prospect: z.uuid(), id: z.uuid() });
export const NoticedMark = NoticedRef.extend({ notOurs: z.boolean() });
