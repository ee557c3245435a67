import type { Metadata } from "next";
import { cookies } from "next/headers";
import { railCookie } from "#components/frame/rail-cookie";
import { tableLookCookie } from "#components/ui/table-look";
import { WorkspaceFrame } from "#components/workspaces/workspace-frame";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { listMyWorkspaces, listSiteNames, readActor } from "#lib/workspaces/queries";

export async function generateMetadata({ params }: LayoutProps<"/[workspace]">): Promise<Metadata> {
  const scope = await pageScope((await params).workspace);
  const name = (await listMyWorkspaces({ id: scope.actorId ?? "" })).find(
    (one) => one.slug === scope.workspaceSlug,
  );
  return { title: { default: name?.name ?? "Fairlead", template: `%s · ${name?.name ?? "Fairlead"}` } };
}

export default async function WorkspaceLayout({ children, params }: LayoutProps<"/[workspace]">) {
  const scope = await pageScope((await params).workspace);
  const [workspaces, sites, person, jar] = await Promise.all([
    listMyWorkspaces({ id: scope.actorId ?? "" }),
    listSiteNames(scope),
    readActor(scope),
    cookies(),
  ]);
  const workspace = workspaces.find((one) => one.slug === scope.workspaceSlug);
  return (
    <WorkspaceFrame
      workspace={{ slug: scope.workspaceSlug, name: workspace?.name ?? scope.workspaceSlug }}
      workspaces={workspaces}
      sites={sites}
      person={person ?? { name: "", email: "" }}
      mayAddWorkspace={workspaces.some((one) => one.role === "owner" || one.role === "admin")}
      mayManageSites={can(scope, "manage_sites")}
      tableLook={jar.get(tableLookCookie)?.value}
      narrow={jar.get(railCookie)?.value === "narrow"}
    >
      {children}
    </WorkspaceFrame>
  );
}
