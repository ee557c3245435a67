import { PanelRow } from "#components/ui/panel";
import { DateText } from "#components/ui/time";
import type { AuditView } from "#lib/workspaces/types";

/** What the log's words mean to people; a word that is not here is shown as it is. */
const words: Record<string, string> = {
  "workspace.created": "created the workspace",
  "workspace.changed": "changed the workspace",
  "member.role_changed": "changed the role of",
  "member.removed": "removed",
  "member.left": "left the workspace",
  "invitation.created": "made an invitation",
  "invitation.revoked": "revoked an invitation",
  "invitation.accepted": "accepted an invitation",
};
/** Whose subject is a person, and so worth naming. */
const namesSubject: ReadonlySet<string> = new Set(["member.role_changed", "member.removed"]);

function sentence({ actor, action, subject, detail }: AuditView): string {
  const who = actor ?? "Fairlead";
  const what = words[action] ?? action.replace(/[._]/g, " ");
  const whom = subject !== null && (namesSubject.has(action) || !(action in words)) ? ` ${subject}` : "";
  return `${who} ${what}${whom}${detail === null ? "" : ` (${detail})`}`;
}

/** Who did what, newest first. */
export function AuditList({ entries }: { entries: readonly AuditView[] }) {
  return entries.map((entry) => (
    <PanelRow key={entry.id}>
      <span className="min-w-0 flex-1 break-words">{sentence(entry)}</span>
      <DateText at={entry.at} clock className="flex-none text-sm text-muted" />
    </PanelRow>
  ));
}
