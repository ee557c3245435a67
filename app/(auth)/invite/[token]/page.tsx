import type { Metadata } from "next";
import Link from "next/link";
import { AuthFrame, FormTitle } from "#components/auth/auth-frame";
import { JoinAsNewForm, JoinForm } from "#components/auth/join-form";
import { TeachingPanel } from "#components/auth/teaching-panel";
import { pageVisitor } from "#lib/scope/page-scope";
import { findInvitation } from "#lib/workspaces/find-invitation";
import { roleWords } from "#lib/workspaces/roles";

// The address carries the token: no page that is opened from here learns it.
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitePage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const [offer, visitor] = await Promise.all([findInvitation(token), pageVisitor()]);
  if (offer === null) {
    return (
      <AuthFrame aside={<TeachingPanel />}>
        <FormTitle title="This invitation is not open any more">
          It was used or revoked, or its 7 days are over. Ask the person who sent it for a new one.
        </FormTitle>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame aside={<TeachingPanel />}>
      <FormTitle title={`Join ${offer.workspace}`}>
        {offer.invitedBy} invites you as {offer.role}: {roleWords[offer.role].toLowerCase()}.
      </FormTitle>
      {visitor === null ? (
        <>
          <JoinAsNewForm token={token} workspace={offer.workspace} />
          <p className="border-t border-border pt-4 text-muted">
            Have an account here?{" "}
            <Link href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`} className="link">
              Sign in and join with it
            </Link>
          </p>
        </>
      ) : (
        <>
          <p>
            You are signed in as <b className="font-medium">{visitor.email}</b>.
          </p>
          <JoinForm token={token} workspace={offer.workspace} />
        </>
      )}
    </AuthFrame>
  );
}
