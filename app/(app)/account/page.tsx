import type { Metadata } from "next";
import Link from "next/link";
import { PasswordForm } from "#components/auth/password-form";
import { SessionList } from "#components/auth/session-list";
import { SignOutButton } from "#components/auth/sign-out-button";
import { Logo } from "#components/frame/logo";
import { PageTitle } from "#components/ui/page-title";
import { Panel, PanelRow } from "#components/ui/panel";
import { NewWorkspaceForm } from "#components/workspaces/new-workspace-form";
import { listMySessions } from "#lib/auth/queries";
import { pagePerson } from "#lib/scope/page-scope";
import { listMyWorkspaces } from "#lib/workspaces/queries";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const person = await pagePerson("/account");
  const [sessions, workspaces] = await Promise.all([listMySessions(person), listMyWorkspaces(person)]);
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-[728px] gap-6 px-6 py-8 max-md:px-4">
      <Link href="/" aria-label="Fairlead: to your workspace" className="justify-self-start">
        <Logo />
      </Link>
      <PageTitle title={person.name} lead={person.email} actions={<SignOutButton />} />
      <div id="workspaces">
        <Panel title="Workspaces" padded={false}>
          {workspaces.map((workspace) => (
            <PanelRow key={workspace.slug}>
              <Link href={`/${workspace.slug}`} className="link min-w-0 flex-1 truncate">
                {workspace.name}
              </Link>
              <span className="text-muted">{workspace.role}</span>
            </PanelRow>
          ))}
          {workspaces.some(({ role }) => role === "owner" || role === "admin") ? (
            <div className="border-t border-border px-4 py-4">
              <NewWorkspaceForm />
            </div>
          ) : workspaces.length === 0 ? (
            <p className="px-4 pt-2 pb-4 text-muted">
              You are in none. Ask an owner for an invitation and open its link here.
            </p>
          ) : null}
        </Panel>
      </div>
      <Panel title="Password" scope="A change signs every other browser out">
        <PasswordForm email={person.email} />
      </Panel>
      <Panel title="Signed in with" padded={false}>
        <SessionList sessions={sessions} />
      </Panel>
    </main>
  );
}
