"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { PanelRow } from "#components/ui/panel";
import { Tag } from "#components/ui/tag";
import { notify, notifyProblem } from "#components/ui/toast";
import { RoleSelect } from "#components/workspaces/role-select";
import type { Role } from "#lib/scope/scope";
import { endMembership, leave, saveRole } from "#lib/workspaces/actions";
import type { MemberView } from "#lib/workspaces/types";

interface MemberListProps {
  workspace: { slug: string; name: string };
  members: readonly MemberView[];
  /** Roles that the person who looks may give; empty when they manage nobody. */
  grantable: readonly Role[];
}

/** Everybody in the workspace, with what they may do. */
export function MemberList({ workspace, members, grantable }: MemberListProps) {
  return members.map((member) => (
    <MemberRow key={member.userId} workspace={workspace} member={member} grantable={grantable} />
  ));
}

function MemberRow({
  workspace,
  member,
  grantable,
}: Omit<MemberListProps, "members"> & { member: MemberView }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [role, setRole] = useState(member.role);
  const manages = grantable.includes(member.role);
  const change = (next: Role) =>
    start(async () => {
      setRole(next);
      const answer = await saveRole(workspace.slug, { userId: member.userId, role: next });
      if (!answer.ok) {
        setRole(member.role);
        return notifyProblem(answer.message);
      }
      notify(`${member.name} is ${next} now.`);
      router.refresh();
    });
  const remove = async () => {
    const answer = await endMembership(workspace.slug, { userId: member.userId });
    if (!answer.ok) return answer.message;
    notify(`${member.name} is not a member any more.`);
    router.refresh();
    return undefined;
  };
  const leaveThis = async () => {
    const answer = await leave({ workspace: workspace.slug });
    if (!answer.ok) return answer.message;
    router.replace("/");
    return undefined;
  };
  return (
    <PanelRow className="max-md:flex-wrap">
      <div className="min-w-0 flex-1 max-md:basis-full">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{member.name}</span>
          {member.isYou ? <Tag>you</Tag> : null}
        </p>
        <p className="truncate text-sm text-muted">{member.email}</p>
      </div>
      {manages ? (
        <RoleSelect
          roles={grantable}
          aria-label={`Role of ${member.name}`}
          value={role}
          disabled={busy}
          small
          className="w-28"
          onChange={(event) => change(event.currentTarget.value as Role)}
        />
      ) : (
        <span className="text-muted">{member.role}</span>
      )}
      {member.isYou ? (
        <ConfirmDialog
          trigger={<Button>Leave</Button>}
          title={`Leave ${workspace.name}?`}
          confirmLabel="Leave"
          danger
          onConfirm={leaveThis}
        >
          You see nothing of this workspace any more. What you wrote here stays.
        </ConfirmDialog>
      ) : manages ? (
        <ConfirmDialog
          trigger={<Button>Remove</Button>}
          title={`Remove ${member.name}?`}
          confirmLabel={`Remove ${member.name}`}
          danger
          onConfirm={remove}
        >
          Their next request is refused, and invitations that they made end. What they wrote stays.
        </ConfirmDialog>
      ) : null}
    </PanelRow>
  );
}
