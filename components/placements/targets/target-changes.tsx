import { UndoChange } from "#components/placements/targets/undo-change";
import { countOf } from "#components/ui/format";
import { DateText, RelativeTime } from "#components/ui/time";
import type { RuleLine, TargetChangeLine } from "#lib/placements/targets/types";

interface TargetChangesProps {
  workspace: string;
  changes: readonly TargetChangeLine[];
  mayEdit: boolean;
}

/** Changes of many targets, newest first, each with its undo. */
export function TargetChanges({ workspace, changes, mayEdit }: TargetChangesProps) {
  return (
    <ol className="text-sm">
      {changes.map((change) => (
        <li
          key={change.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-border px-4 py-2.5 not-first:border-t"
        >
          <div className="grid min-w-0 flex-1 basis-[240px] gap-0.5">
            <span>
              <b>{countOf(change.changed, "placement")}</b>
              <span className="text-muted">
                {" "}
                · {countOf(change.ruleCount, "pair")} · <RelativeTime at={change.at} />
                {change.by ? ` by ${change.by}` : ""}
              </span>
            </span>
            {change.rules.map((rule) => (
              <span key={`${rule.under} ${rule.from}`} className="[overflow-wrap:anywhere]">
                {ruleWords(rule)}
              </span>
            ))}
            {change.ruleCount > change.rules.length ? (
              <span className="text-muted">and {change.ruleCount - change.rules.length} more</span>
            ) : null}
          </div>
          {change.undoneAt ? (
            <span className="text-muted">
              Undone <DateText at={change.undoneAt} />
            </span>
          ) : mayEdit ? (
            <UndoChange workspace={workspace} id={change.id} name={countOf(change.changed, "placement")} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function ruleWords({ from, to, under }: RuleLine): string {
  const star = under ? "*" : "";
  return `${from}${star} → ${to}${star}`;
}
