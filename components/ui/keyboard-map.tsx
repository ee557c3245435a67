"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { KeyGroup, KeyHelp } from "#components/ui/key-list";

const KeyList = dynamic(() => import("#components/ui/key-list").then((part) => part.KeyList), { ssr: false });

const RegisterContext = createContext<((group: KeyGroup) => () => void) | null>(null);

/** True when the person is writing, or a dialog or a menu lies over the page: then single keys mean nothing here. */
export function keysAreTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.isContentEditable || target?.closest("textarea, select, [role=menu], [role=listbox]"))
    return true;
  if (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type))
    return true;
  return document.querySelector(".veil, .popover[data-state=open]") !== null;
}

/** Holds the keys that work on the page and shows them on `?`. Stands once, in the frame. */
export function KeyboardMap({ label, keys, children }: KeyGroup & { children: ReactNode }) {
  const [groups, setGroups] = useState<readonly KeyGroup[]>([]);
  // null: never asked for, so not loaded.
  const [open, setOpen] = useState<boolean | null>(null);
  const register = useCallback((group: KeyGroup) => {
    setGroups((now) => [...now, group]);
    return () => setGroups((now) => now.filter((one) => one !== group));
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || keysAreTaken(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const all = useMemo(() => [...groups, { label, keys }], [groups, label, keys]);
  return (
    <RegisterContext value={register}>
      {children}
      {open === null ? null : <KeyList groups={all} open={open} onOpenChange={setOpen} />}
    </RegisterContext>
  );
}

/** Adds a page's keys to the map while it is shown. `keys` must be a constant, not made anew in each render. */
export function useKeyHelp(label: string, keys: readonly KeyHelp[]): void {
  const register = useContext(RegisterContext);
  useEffect(() => register?.({ label, keys }), [register, label, keys]);
}
