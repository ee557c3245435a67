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
  "site.create": "added the site",
  "site.update": "changed the site",
  "schedule.changed": "changed when to look again at",
  "schedule.removed": "removed a schedule of",
  "import.start": "imported files",
  "import.cancel": "cancelled an import",
  "opinion.toxic": "marked links as toxic on",
  "opinion.whitelisted": "whitelisted links on",
  "opinion.partner": "named partners on",
  "toxic_audit.start": "started an audit of",
  "toxic_audit.cancel": "cancelled the audit of",
  "toxic_review.kept": "kept domains for now on",
  "toxic_review.later": "put domains off on",
  "toxic_review.removal": "noted domains to ask for removal on",
  "toxic_review.undo": "took a decision back on",
  "toxic_weights.changed": "changed the weights of an audit",
  "opinion.undo": "took a judgement back",
  "opinion.remove": "took back the judgement on",
  "hand_check.withdrawn": "took back what a person saw",
  "mail.drafted": "drafted a mail",
  "removal.asked": "began removal requests for",
  "removal.noted": "noted a step of a removal request of",
  "removal.dropped": "took away a removal request of",
  "removal.terms": "changed the removal mail of this workspace",
  "removals.asked": "noted mails to many about",
  "removals.reminded": "noted reminders to many about",
  "removals.answered": "noted answers of many about",
  "removals.refused": "noted refusals of many about",
  "removals.proposed": "proposed removal requests for disavow on",
  "removals.withdrawn": "withdrew removal requests of",
  "removals.undone": "took a change of removal requests back",
  "disavow.held": "noted what Google holds for",
  "disavow.version": "wrote a disavow file for",
  "disavow.uploaded": "noted the upload of the disavow file of",
  "disavow.not_uploaded": "took back the upload of the disavow file of",
};
/** Whose subject says nothing that the words do not. */
const wordsAlone = /^(workspace|invitation|import|hand_check|mail)\.|^member\.left$/;

function sentence({ actor, action, subject, detail }: AuditView): string {
  const who = actor ?? "Fairlead";
  const what = words[action] ?? action.replace(/[._]/g, " ");
  const whom = subject !== null && !wordsAlone.test(action) ? ` ${subject}` : "";
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
