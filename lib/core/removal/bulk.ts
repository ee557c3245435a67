/** What can be said of many requests at once, and of which of them it makes no sense. */
import type { RemovalStatus } from "./status.ts";

/** A step that is noted for each; proposed: marked for the next disavow file; withdrawn: taken away. */
export const REMOVAL_CHANGES = ["asked", "reminded", "answered", "refused", "proposed", "withdrawn"] as const;
export type RemovalChange = (typeof REMOVAL_CHANGES)[number];

/** Why a request is passed over; null: it is changed. */
export function passedOver(
  change: RemovalChange,
  { status, wasMailed }: { status: RemovalStatus; wasMailed: boolean },
): string | null {
  if (change === "withdrawn") return null;
  if (status === "removed") return "Its links are gone already.";
  if (change === "asked") return wasMailed ? "It was asked before: note a reminder." : null;
  return wasMailed ? null : "Nobody was asked yet.";
}
