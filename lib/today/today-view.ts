// The state of the page of the day as it stands in the address.
import { z } from "zod";
import { TODAY_KINDS } from "./types.ts";

const View = z.object({
  /** What is mine or nobody's; or everybody's. */
  owner: z.enum(["mine", "all"]).catch("mine").default("mine"),
  /** One kind alone, with more of it. */
  only: z.enum(TODAY_KINDS).nullable().catch(null).default(null),
  /** The prospect whose drawer is open. */
  open: z.uuid().nullable().catch(null).default(null),
});
export type TodayView = z.output<typeof View>;

/** Reads the address. What does not parse is as if it were not there. */
export function readTodayView(params: Readonly<Record<string, string | string[] | undefined>>): TodayView {
  return View.parse(params);
}

/** The view as parameters; what is usual is left out. */
export function todayParams(view: TodayView): Record<string, string | undefined> {
  return {
    owner: view.owner === "mine" ? undefined : view.owner,
    only: view.only ?? undefined,
    open: view.open ?? undefined,
  };
}
