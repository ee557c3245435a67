import { countOf } from "#components/ui/format";
import type { RemovalChange } from "#lib/core/removal/bulk";

/** As a choice: what is noted or done. */
export const changeWords: Record<RemovalChange, string> = {
  asked: "Log as asked",
  reminded: "Log as reminded",
  answered: "They answered",
  refused: "They refused",
  proposed: "Propose for disavow",
  withdrawn: "Withdraw",
};

/** "12 requests are logged as asked." */
export function changeDone(change: RemovalChange, count: number): string {
  const what = `${countOf(count, "request")} ${count === 1 ? "is" : "are"}`;
  switch (change) {
    case "asked":
    case "reminded":
    case "answered":
    case "refused":
      return `${what} logged as ${change}.`;
    case "proposed":
      return `${what} marked and ${count === 1 ? "stands" : "stand"} in the next disavow file.`;
    case "withdrawn":
      return `${what} withdrawn.`;
    default:
      return change satisfies never;
  }
}
