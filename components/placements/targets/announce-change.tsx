import { countOf } from "#components/ui/format";
import { notify, notifyProblem } from "#components/ui/toast";
import { undoTargets } from "#lib/placements/actions/targets";

/** Says that targets were changed, and takes it back when asked to. */
export function announceChange(
  workspace: string,
  { id, changed }: { id: string; changed: number },
  refresh: () => void,
): void {
  notify(`${countOf(changed, "placement")} ${changed === 1 ? "has its" : "have their"} new target.`, {
    detail: "Each is judged by it from its next look on.",
    undo: () => takeBack(workspace, id, refresh),
  });
}

/** Undoes a change and says what it did. */
export async function takeBack(workspace: string, id: string, refresh: () => void): Promise<void> {
  const answer = await undoTargets(workspace, { id }).catch(() => null);
  if (!answer?.ok) {
    notifyProblem(answer?.message ?? "The server did not answer. The change still stands.");
    return;
  }
  const { restored, left, leftCount } = answer.data;
  const verb = restored === 1 ? "has its" : "have their";
  notify(`${countOf(restored, "placement")} ${verb} old target again.`, {
    detail:
      leftCount === 0
        ? undefined
        : `${countOf(leftCount, "placement")} stay: the target was changed again, or the old one is agreed anew. ${left
            .slice(0, 3)
            .map(({ source }) => source)
            .join(", ")}${leftCount > 3 ? " …" : ""}`,
  });
  refresh();
}
