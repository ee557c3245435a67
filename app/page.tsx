import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignOutButton } from "#components/auth/sign-out-button";
import { MessagePage } from "#components/frame/message-page";
import { ButtonLink } from "#components/ui/button";
import { pagePerson, pageScope } from "#lib/scope/page-scope";
import { anythingToday } from "#lib/today/queries";
import { listMyWorkspaces } from "#lib/workspaces/queries";

export const metadata: Metadata = { title: "Start" };

/** Leads to the first workspace, to what needs the person there if anything does; there is nothing to see here but for who is in none. */
export default async function StartPage() {
  const person = await pagePerson("/");
  const [first] = await listMyWorkspaces(person);
  if (first !== undefined) {
    const scope = await pageScope(first.slug);
    const waits = await anythingToday(scope, new Date().toISOString().slice(0, 10));
    redirect(waits ? `/${first.slug}/today` : `/${first.slug}`);
  }
  return (
    <MessagePage
      title="You are in no workspace"
      actions={
        <>
          <ButtonLink href="/account" size="lg">
            Your account
          </ButtonLink>
          <SignOutButton />
        </>
      }
    >
      Your membership ended, or the workspace was deleted. Ask an owner for an invitation and open its link
      here.
    </MessagePage>
  );
}
