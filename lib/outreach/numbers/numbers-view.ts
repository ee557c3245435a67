// The state of the page of numbers as it stands in the address.
import { z } from "zod";
import { COST_GROUPS, FUNNEL_GROUPS } from "./types.ts";

const View = z.object({
  /** One campaign alone; null: all. */
  campaign: z.uuid().nullable().catch(null).default(null),
  by: z.enum(FUNNEL_GROUPS).catch("campaign").default("campaign"),
  costs: z.enum(COST_GROUPS).catch("tactic").default("tactic"),
});
export type NumbersView = z.output<typeof View>;

/** Reads the address. What does not parse is as if it were not there. */
export function readNumbersView(
  params: Readonly<Record<string, string | string[] | undefined>>,
): NumbersView {
  return View.parse(params);
}

/** The view as parameters; what is usual is left out. */
export function numbersParams({ campaign, by, costs }: NumbersView): Record<string, string | undefined> {
  return {
    campaign: campaign ?? undefined,
    by: by === "campaign" ? undefined : by,
    costs: costs === "tactic" ? undefined : costs,
  };
}
