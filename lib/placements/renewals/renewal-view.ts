// The state of the page of renewals as it stands in the address.
import { z } from "zod";
import type { RenewalLine } from "./types.ts";
import { ENDED, weekOf } from "./weeks.ts";

const View = z.object({
  /** A Monday, or what has ended; null: all. */
  week: z
    .union([z.literal(ENDED), z.iso.date()])
    .nullable()
    .catch(null)
    .default(null),
});
export type RenewalView = z.output<typeof View>;

/** Reads the address. What does not parse is as if it were not there. */
export function readRenewalView(
  params: Readonly<Record<string, string | string[] | undefined>>,
): RenewalView {
  return View.parse(params);
}

/** The lines of the chosen week. */
export function linesOf(lines: readonly RenewalLine[], { week }: RenewalView): RenewalLine[] {
  return week === null ? [...lines] : lines.filter((line) => weekOf(line) === week);
}
