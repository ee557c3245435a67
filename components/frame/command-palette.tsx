"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

export interface CommandEntry {
  label: string;
  href: string;
  icon?: ReactNode;
  /** Muted, at the right: where it is, or what it is. */
  hint?: string | undefined;
  /** Other words for it. */
  keywords?: readonly string[] | undefined;
}

export interface CommandGroup {
  label: string;
  entries: readonly CommandEntry[];
}

export type FindCommands = (query: string) => Promise<readonly CommandEntry[]>;

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly CommandGroup[];
  find?: FindCommands | undefined;
}

/** Waits for a pause in typing before asking the server, ms. */
const pause = 180;

/** One field to get anywhere: places filtered while typing, and what `find` knows. */
export function CommandPalette({ open, onOpenChange, groups, find }: CommandPaletteProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [marked, setMarked] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const found = useFound(query, find);
  useMarkedName(root, `${open} ${query} ${marked} ${found.length}`);
  const change = (next: boolean) => {
    if (!next) setQuery("");
    onOpenChange(next);
  };
  const go = (href: string) => {
    change(false);
    router.push(href);
  };
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className="dialog mt-[12vh]! w-[min(560px,calc(100vw-32px))]!"
          aria-describedby={undefined}
        >
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <Command ref={root} label="Search or jump to" loop value={marked} onValueChange={setMarked}>
            <div className="flex items-center gap-2 border-b border-border px-4">
              <Search aria-hidden className="text-muted" />
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder="Search or jump to"
                className="h-11 flex-1 bg-transparent outline-none"
              />
            </div>
            <Command.List className="max-h-[50vh] overflow-auto p-1.5" label="Places">
              <Command.Empty className="px-3 py-6 text-center text-muted">
                Nothing by that name.
              </Command.Empty>
              {found.length > 0 ? <Group label="Found" entries={found} query={query} go={go} /> : null}
              {groups.map((group) => (
                <Group key={group.label} {...group} go={go} />
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ label, entries, query, go }: CommandGroup & { query?: string; go: (href: string) => void }) {
  return (
    <Command.Group heading={label}>
      {entries.map((entry) => (
        <Command.Item
          key={entry.href}
          value={`${label} ${entry.label} ${entry.href}`}
          // What the server found already matches, in its own way: the query itself keeps it in the list.
          keywords={[...(entry.keywords ?? []), ...(query ? [query] : [])]}
          onSelect={() => go(entry.href)}
          className="menu-item min-h-8!"
        >
          {entry.icon}
          <span className="min-w-0 flex-1 truncate">{entry.label}</span>
          {entry.hint ? <span className="text-sm text-muted">{entry.hint}</span> : null}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/**
 * Says which entry is marked. cmdk writes the id of the entry before: after filtering that one is gone, and a
 * screen reader would read nothing.
 */
function useMarkedName(root: RefObject<HTMLDivElement | null>, when: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each change that moves the mark
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const id = root.current?.querySelector("[cmdk-item][aria-selected=true]")?.id;
      for (const part of root.current?.querySelectorAll("[cmdk-input], [cmdk-list]") ?? []) {
        if (id) part.setAttribute("aria-activedescendant", id);
        else part.removeAttribute("aria-activedescendant");
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [root, when]);
}

/** What the server finds for a query; a later answer never gives way to an earlier one. */
function useFound(query: string, find: FindCommands | undefined): readonly CommandEntry[] {
  const [found, setFound] = useState<readonly CommandEntry[]>([]);
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    const words = query.trim();
    if (!find || words.length < 2) {
      setFound([]);
      return;
    }
    const timer = setTimeout(() => {
      find(words).then(
        (entries) => mine === asked.current && setFound(entries),
        () => mine === asked.current && setFound([]),
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [query, find]);
  return found;
}
