import type { Role } from "#lib/scope/scope";

export interface WorkspaceView {
  name: string;
  slug: string;
  role: Role;
}

export interface MemberView {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** ISO */
  since: string;
  /** Whether it is the person who looks. */
  isYou: boolean;
}

export interface InvitationView {
  id: string;
  role: Role;
  /** Whom it is for, in the words of who made it. */
  note: string | null;
  createdBy: string;
  /** ISO */
  createdAt: string;
  expiresAt: string;
}

/** What the holder of an invitation's link sees before accepting. */
export interface InvitationOffer {
  workspace: string;
  role: Role;
  invitedBy: string;
}

export interface WorkspaceSettings {
  name: string;
  slug: string;
  lostAfterMisses: number;
  lostAfterHours: number;
  /** A person's word on a page that we cannot read is asked for again after so many days. */
  askAgainDays: number;
}

export interface AuditView {
  id: string;
  /** ISO */
  at: string;
  /** Null: the system. */
  actor: string | null;
  action: string;
  /** A person's name where it is one. */
  subject: string | null;
  /** The particulars in short: "viewer → editor". */
  detail: string | null;
}

/** A site in a list to choose from. */
export interface SiteName {
  slug: string;
  name: string;
}

/** The person behind a Scope, for their own menu. */
export interface ActorView {
  name: string;
  email: string;
}
