import { z } from "zod";
import { Email, NewPassword, PersonName, Token } from "#lib/auth/schema";
import { cleanText } from "#lib/core/clean-text";

const RoleName = z.enum(["owner", "admin", "editor", "viewer"]);

const WorkspaceName = z
  .string()
  .max(1_000)
  .transform((text) => cleanText(text, 100))
  .pipe(z.string().min(1, "Name the workspace."));

export const NewWorkspace = z.object({ name: WorkspaceName });

/** A form's fields are strings. */
const whole = (what: string, min: number, max: number) =>
  z.coerce.number(`Write ${what} as a number.`).int(`Write ${what} as a whole number.`).min(min).max(max);

export const WorkspaceChange = z.object({
  name: WorkspaceName,
  lostAfterMisses: whole("the looks", 1, 10),
  lostAfterHours: whole("the hours", 0, 720),
  askAgainDays: whole("the days", 1, 365),
});

export const RoleChange = z.object({ userId: z.uuid(), role: RoleName });
export const MemberRef = z.object({ userId: z.uuid() });

export const NewInvitation = z.object({
  role: RoleName,
  note: z
    .string()
    .max(1_000)
    .transform((text) => cleanText(text, 200))
    .default(""),
});
export const InvitationRef = z.object({ invitationId: z.uuid() });

export const AcceptAsNew = z.object({ token: Token, name: PersonName, email: Email, password: NewPassword });
export const AcceptAsPerson = z.object({ token: Token });
export const Leave = z.object({ workspace: z.string().max(100) });
