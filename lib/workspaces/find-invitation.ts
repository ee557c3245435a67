import { hashToken } from "#lib/auth/one-time-token";
import { one } from "#lib/db/sql";
import type { InvitationOffer } from "./types.ts";

/**
 * The SQL condition under which invitation `i` still opens its workspace: unused, not revoked, not expired,
 * and made by somebody who could still make it. A removed admin's links end with their membership.
 */
export const invitationIsOpen = `i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
  and exists (select from workspace w where w.id = i.workspace_id and w.deleted_at is null)
  and exists (select from member m where m.workspace_id = i.workspace_id and m.user_id = i.created_by_id
                and (m.role = 'owner' or (m.role = 'admin' and i.role <> 'owner')))`;

/** What a link offers to whoever holds it; null when it opens nothing (any more). */
export async function findInvitation(token: string): Promise<InvitationOffer | null> {
  return one<InvitationOffer>(
    `select w.name as workspace, i.role, u.name as "invitedBy"
       from invitation i join workspace w on w.id = i.workspace_id join app_user u on u.id = i.created_by_id
      where i.token_hash = $1 and ${invitationIsOpen}`,
    [hashToken(token)],
  );
}
