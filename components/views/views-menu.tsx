"use client";
import { Bookmark, BookmarkPlus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "#components/ui/menu";
import { notify, notifyProblem } from "#components/ui/toast";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import { SaveViewDialog } from "#components/views/save-view-dialog";
import { removeView, saveView } from "#lib/views/actions";
import type { SavedView, ViewList } from "#lib/views/types";

interface ViewsMenuProps {
  workspace: string;
  site: string;
  list: ViewList;
  path: string;
  /** The view that is shown. */
  params: ViewParams;
  views: readonly SavedView[];
  maySave: boolean;
}

/** Views of a table that somebody named: open one, keep the one that is shown, remove one. */
export function ViewsMenu({ workspace, site, list, path, params, views, maySave }: ViewsMenuProps) {
  const router = useRouter();
  const [saving, setSaving] = useState(false);
  const shown = viewHref(path, params);
  const current = views.find((view) => viewHref(path, view.params) === shown);
  const groups = [
    { label: "My views", views: views.filter((view) => !view.shared) },
    { label: "The team’s views", views: views.filter((view) => view.shared) },
  ].filter((group) => group.views.length > 0);

  const remove = async (view: SavedView) => {
    const answer = await removeView(workspace, { site, id: view.id }).catch(() => null);
    if (answer?.ok) {
      const { name, shared, params: kept } = view;
      notify(`The view “${name}” is removed`, {
        undo: async () => {
          const again = await saveView(workspace, { site, list, name, shared, params: kept }).catch(
            () => null,
          );
          if (!again?.ok) notifyProblem(again?.message ?? "The view was not put back. Try again.");
          router.refresh();
        },
      });
    } else notifyProblem(answer?.message ?? "The server did not answer. The view is still there.");
    router.refresh();
  };

  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" icon={<Bookmark aria-hidden />}>
            {current?.name ?? "Views"}
          </Button>
        }
      >
        {groups.length === 0 ? <MenuLabel>No view is saved yet</MenuLabel> : null}
        {groups.map((group) => [
          <MenuLabel key={group.label}>{group.label}</MenuLabel>,
          ...group.views.map((view) => (
            <MenuLink key={view.id} href={viewHref(path, view.params)} current={view === current}>
              {view.name}
            </MenuLink>
          )),
        ])}
        {maySave ? <MenuSeparator /> : null}
        {maySave ? (
          <MenuItem icon={<BookmarkPlus aria-hidden />} onSelect={() => setSaving(true)}>
            Save this view…
          </MenuItem>
        ) : null}
        {maySave && current ? (
          <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => void remove(current)}>
            Remove “{current.name}”
          </MenuItem>
        ) : null}
      </Menu>
      <SaveViewDialog
        open={saving}
        onOpenChange={setSaving}
        save={(name, shared) => saveView(workspace, { site, list, name, shared, params: definedOf(params) })}
        done={(name) => {
          setSaving(false);
          notify(`The view “${name}” is saved`);
          router.refresh();
        }}
      />
    </>
  );
}

function definedOf(params: ViewParams): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      value === undefined || value.length === 0
        ? []
        : [[name, typeof value === "string" ? value : [...value]]],
    ),
  );
}
