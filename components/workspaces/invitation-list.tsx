"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { PanelRow } from "#components/ui/panel";
import { DateText } from "#components/ui/time";
import { notify, notifyProblem } from "#components/ui/toast";
import { endInvitation } from "#lib/workspaces/actions";
import type { InvitationView } from "#lib/workspaces/types";

interface InvitationListProps {
  workspace: string;
  invitations: readonly InvitationView[];
}

/** Invitations that are still open. */
export function InvitationList({ workspace, invitations }: InvitationListProps) {
  return invitations.map((invitation) => (
    <InvitationRow key={invitation.id} workspace={workspace} invitation={invitation} />
  ));
}

function InvitationRow({ workspace, invitation }: { workspace: string; invitation: InvitationView }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const revoke = () =>
    start(async () => {
      const answer = await endInvitation(workspace, { invitationId: invitation.id });
      if (!answer.ok) return notifyProblem(answer.message);
      notify("The invitation is revoked. Its link opens nothing any more.");
      router.refresh();
    });
  return (
    <PanelRow>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{invitation.note ?? "Somebody"}</p>
        <p className="text-sm text-muted">
          {invitation.role}, invited by {invitation.createdBy}, open until{" "}
          <DateText at={invitation.expiresAt} clock />
        </p>
      </div>
      <Button busy={busy} onClick={revoke}>
        Revoke
      </Button>
    </PanelRow>
  );
}
