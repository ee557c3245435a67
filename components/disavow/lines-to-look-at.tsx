import { TriangleAlert } from "lucide-react";
import { FlaggedLines } from "#components/disavow/flagged-lines";
import { ListReading } from "#components/disavow/list-reading";
import { countOf, formatCount } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Status } from "#components/ui/tone";
import type { ViewParams } from "#components/ui/view-href";
import type { DisavowDraft, DisavowVersionLine, RefusedLine } from "#lib/disavow/types";

interface LinesToLookAtProps {
  draft: DisavowDraft;
  /** The version that the draft is made from. */
  last: DisavowVersionLine | undefined;
  path: string;
  params: ViewParams;
  mayChange: boolean;
}

const SHOWN = 200;

/** What a person should read before the file goes out. Nothing is here when there is nothing. */
export function LinesToLookAt({ draft, last, path, params, mayChange }: LinesToLookAtProps) {
  const { flagged, refused, repaired, rejected, warnings } = draft;
  const isRead = last?.origin === "google" && repaired.length + rejected.length + warnings.length > 0;
  return (
    <>
      {flagged.length > 0 ? (
        <Panel
          title={
            <Status tone="amber" icon={<TriangleAlert aria-hidden />}>
              {countOf(flagged.length, "line")} of the list to look at
            </Status>
          }
        >
          <p className="mb-3 text-muted">
            {flagged.length === 1 ? "It" : "They"} would be refused today, but Google holds{" "}
            {flagged.length === 1 ? "it" : "them"}: each stays until you leave it out.
          </p>
          <FlaggedLines flagged={flagged} path={path} params={params} mayChange={mayChange} />
        </Panel>
      ) : null}
      {refused.length > 0 ? (
        <Panel title={`${countOf(refused.length, "mark")} not taken`}>
          <Refused refused={refused} />
        </Panel>
      ) : null}
      {isRead ? (
        <Panel title={`How version ${last.number} was read`} padded={false}>
          <ListReading repaired={repaired} rejected={rejected} warnings={warnings} />
        </Panel>
      ) : null}
    </>
  );
}

function Refused({ refused }: { refused: readonly RefusedLine[] }) {
  return (
    <ul className="grid gap-2">
      {refused.slice(0, SHOWN).map(({ line, reason }) => (
        <li key={line}>
          <code className="break-all">{line}</code>
          <span className="block text-sm text-muted">{reason}</span>
        </li>
      ))}
      {refused.length > SHOWN ? (
        <li className="text-sm text-muted">And {formatCount(refused.length - SHOWN)} more.</li>
      ) : null}
    </ul>
  );
}
