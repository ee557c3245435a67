import { TriangleAlert } from "lucide-react";
import { countOf, formatCount, formatShare } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Status } from "#components/ui/tone";
import type { DisavowDraft } from "#lib/disavow/types";

const SHOWN = 50;

/** What to think about before the upload; nothing of it is refused. */
export function Cautions({ draft }: { draft: DisavowDraft }) {
  const { cautions, reach } = draft;
  if (cautions.length === 0) return null;
  return (
    <Panel
      title={
        <Status tone="amber" icon={<TriangleAlert aria-hidden />}>
          Think before you upload
        </Status>
      }
      scope={
        reach.followed > 0
          ? `${formatCount(reach.covered)} of ${countOf(reach.followed, "followed domain")} (${formatShare(reach.covered, reach.followed)})`
          : undefined
      }
    >
      <ul className="grid gap-2.5">
        {cautions.slice(0, SHOWN).map(({ code, line, message }) => (
          <li key={`${code} ${line}`} className="grid gap-1">
            {line === null ? null : <code className="break-all">{line}</code>}
            <span className={line === null ? "" : "text-sm text-muted"}>{message}</span>
          </li>
        ))}
        {cautions.length > SHOWN ? (
          <li className="text-sm text-muted">And {formatCount(cautions.length - SHOWN)} more.</li>
        ) : null}
      </ul>
    </Panel>
  );
}
