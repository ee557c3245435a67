"use client";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { Dialog } from "#components/ui/dialog";
import { Kbd } from "#components/ui/kbd";

export interface KeyHelp {
  /** As printed on the keys; several are alternatives. */
  keys: readonly string[];
  /** What happens: "Move to the next row". */
  does: string;
}

interface KeyGroup {
  label: string;
  keys: readonly KeyHelp[];
}

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
  const [open, setOpen] = useState(false);
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
      <Dialog open={open} onOpenChange={setOpen} title="Keys" wide>
        <div className="grid gap-6 md:grid-cols-2">
          {all.map((group) => (
            <section key={group.label}>
              <h3 className="mb-1">{group.label}</h3>
              <dl className="grid gap-1">
                {group.keys.map((key) => (
                  <div key={key.does} className="flex items-center justify-between gap-4 py-0.5">
                    <dt>{key.does}</dt>
                    <dd className="flex flex-none gap-1">
                      {key.keys.map((one) => (
                        <Kbd key={one}>{one}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Dialog>
    </RegisterContext>
  );
}

/** Adds a page's keys to the map while it is shown. `keys` must be a constant, not made anew in each render. */
export function useKeyHelp(label: string, keys: readonly KeyHelp[]): void {
  const register = useContext(RegisterContext);
  useEffect(() => register?.({ label, keys }), [register, label, keys]);
}
