"use client";
import { Globe, Inbox, Plus, Settings, UserRound } from "lucide-react";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import { SignOutItem } from "#components/auth/sign-out-button";
import { AppFrame } from "#components/frame/app-frame";
import type { CommandGroup } from "#components/frame/command-palette";
import type { RailPlace } from "#components/frame/rail-types";
import { MenuLink } from "#components/ui/menu";
import { TableLookProvider } from "#components/ui/table-look-context";
import { outreachPlaces } from "#components/workspaces/outreach-places";
import { sitePlaces } from "#components/workspaces/site-places";

interface WorkspaceFrameProps {
  workspace: { slug: string; name: string };
  /** Every workspace of the person. */
  workspaces: readonly { slug: string; name: string }[];
  sites: readonly { slug: string; name: string }[];
  person: { name: string; email: string };
  mayAddWorkspace: boolean;
  mayManageSites: boolean;
  narrow: boolean;
  /** The cookie `tableLookCookie`. */
  tableLook: string | undefined;
  children: ReactNode;
}

/** The frame around every page of a workspace. Which site is chosen stands in the address, so it is read here. */
export function WorkspaceFrame({
  workspace,
  workspaces,
  sites,
  person,
  narrow,
  ...props
}: WorkspaceFrameProps) {
  const { site: slug } = useParams<{ site?: string }>();
  const site = sites.find((one) => one.slug === (slug === undefined ? undefined : decodeURIComponent(slug)));
  const base = `/${workspace.slug}`;
  const home: RailPlace = { label: "Sites", key: "h", href: base, icon: <Globe aria-hidden />, exact: true };
  const today: RailPlace = { label: "Today", key: "y", href: `${base}/today`, icon: <Inbox aria-hidden /> };
  const settings: RailPlace = { label: "Settings", href: `${base}/settings`, icon: <Settings aria-hidden /> };
  const groups = [
    ...(site === undefined ? [] : sitePlaces(workspace.slug, site.slug, props.mayManageSites)),
    outreachPlaces(workspace.slug),
  ];
  const pages = [today, home, ...groups.flatMap((group) => group.places), settings];
  const goTo = pages.flatMap(({ key, label, href }) => (key === undefined ? [] : [{ key, label, href }]));
  // Runs have no place of their own in the rail: they are reached from the imports.
  if (site !== undefined)
    goTo.push({ key: "r", label: "Verification runs", href: `${base}/${site.slug}/runs` });
  const commands: CommandGroup[] = [
    {
      label: site === undefined ? "Pages" : `Pages of ${site.name}`,
      entries: pages.map(({ label, href, icon }) => ({ label, href, icon })),
    },
    {
      label: "Sites",
      entries: sites.map((one) => ({
        label: one.name,
        href: `${base}/${one.slug}`,
        icon: <Globe aria-hidden />,
      })),
    },
  ];
  return (
    <TableLookProvider remembered={props.tableLook}>
      <AppFrame
        narrow={narrow}
        goTo={goTo}
        commands={commands.filter((group) => group.entries.length > 0)}
        rail={{
          workspace: {
            label: "Workspace",
            name: workspace.name,
            choices: workspaces.map((one) => ({
              name: one.name,
              href: `/${one.slug}`,
              current: one.slug === workspace.slug,
            })),
            ...(props.mayAddWorkspace
              ? {
                  more: [{ label: "New workspace", href: "/account#workspaces", icon: <Plus aria-hidden /> }],
                }
              : {}),
          },
          top: [today, home],
          ...(site === undefined
            ? {}
            : {
                site: {
                  label: "Site",
                  name: site.name,
                  choices: sites.map((one) => ({
                    name: one.name,
                    href: `${base}/${one.slug}`,
                    current: one.slug === site.slug,
                  })),
                },
              }),
          groups,
          foot: [settings],
          account: {
            name: person.name,
            note: person.email,
            menu: (
              <>
                <MenuLink href="/account" icon={<UserRound aria-hidden />}>
                  Your account
                </MenuLink>
                <SignOutItem />
              </>
            ),
          },
        }}
      >
        {props.children}
      </AppFrame>
    </TableLookProvider>
  );
}
