"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { CommandGroup, FindCommands } from "#components/frame/command-palette";
import { FrameContext } from "#components/frame/frame-context";
import { GoKeys, type GoPlace } from "#components/frame/go-keys";
import { Rail } from "#components/frame/rail";
import { railCookie } from "#components/frame/rail-cookie";
import type { RailProps } from "#components/frame/rail-types";
import type { KeyHelp } from "#components/ui/key-list";
import { KeyboardMap, keysAreTaken } from "#components/ui/keyboard-map";
import { useTableLook } from "#components/ui/table-look-context";

// Loaded when they are first opened.
const Sheet = dynamic(() => import("#components/ui/dialog").then((part) => part.Sheet), { ssr: false });
const CommandPalette = dynamic(
  () => import("#components/frame/command-palette").then((part) => part.CommandPalette),
  { ssr: false },
);

const keys: readonly KeyHelp[] = [
  { keys: ["/", "Ctrl K"], does: "Search or jump to" },
  { keys: ["["], does: "Narrow or widen the rail" },
  { keys: ["?"], does: "Show the keys" },
];

interface AppFrameProps {
  rail: RailProps;
  /** The rail starts narrow: the cookie `railCookie` is "narrow". */
  narrow: boolean;
  /** What the palette offers before a word is typed. */
  commands: readonly CommandGroup[];
  /** Finds more while typing; a server action. */
  find?: FindCommands | undefined;
  /** Places that g and a second key lead to. */
  goTo: readonly GoPlace[];
  children: ReactNode;
}

/** Rail at the left, the page at the right; on a phone the rail is a sheet. Holds the palette and the key map. */
export function AppFrame({ rail, narrow: startsNarrow, commands, find, goTo, children }: AppFrameProps) {
  const { look } = useTableLook();
  const [narrow, setNarrow] = useState(startsNarrow);
  // null: never opened, so not loaded.
  const [sheet, setSheet] = useState<boolean | null>(null);
  const [palette, setPalette] = useState<boolean | null>(null);

  const controls = useMemo(
    () => ({
      openSheet: () => setSheet(true),
      closeSheet: () => setSheet(false),
      openPalette: () => setPalette(true),
      toggleRail: () =>
        setNarrow((now) => {
          // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
          document.cookie = `${railCookie}=${now ? "wide" : "narrow"}; path=/; max-age=31536000; samesite=lax`;
          return !now;
        }),
    }),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
      if (!chord && keysAreTaken(event)) return;
      if (chord || event.key === "/") controls.openPalette();
      else if (event.key === "[") controls.toggleRail();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [controls]);

  return (
    <FrameContext value={controls}>
      <KeyboardMap label="Everywhere" keys={keys}>
        <GoKeys places={goTo} />
        <div className="app" data-rail={narrow ? "narrow" : "wide"} data-density={look.density}>
          <nav aria-label="Main" className="rail">
            <Rail {...rail} narrow={narrow} />
          </nav>
          <div className="app-main">{children}</div>
        </div>
        {sheet === null ? null : (
          <Sheet open={sheet} onOpenChange={setSheet} side="left" title="Menu" hideTitle>
            <nav aria-label="Main" className="rail min-h-full">
              <Rail {...rail} narrow={false} />
            </nav>
          </Sheet>
        )}
        {palette === null ? null : (
          <CommandPalette open={palette} onOpenChange={setPalette} groups={commands} find={find} />
        )}
      </KeyboardMap>
    </FrameContext>
  );
}
