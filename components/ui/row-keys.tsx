"use client";
import { useEffect, useRef } from "react";
import type { KeyHelp } from "#components/ui/key-list";
import { keysAreTaken, useKeyHelp } from "#components/ui/keyboard-map";

const help: readonly KeyHelp[] = [
  { keys: ["j", "k"], does: "Move to the next or previous row" },
  { keys: ["Enter", "e"], does: "Open the row" },
  { keys: ["x"], does: "Select the row" },
  { keys: ["Shift x"], does: "Select up to the row" },
  { keys: ["a"], does: "Act on the selection" },
  { keys: ["Esc"], does: "Close the row, then clear the selection" },
];

interface RowActions {
  count: number;
  toggle: (id: string, extend?: boolean) => void;
  clear: () => void;
}

function rowsOfPage(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("tr[data-row]")];
}

/** The row that has focus, or that is open, or none. */
function currentIndex(rows: readonly HTMLElement[], openId: string | undefined): number {
  const focused = document.activeElement?.closest<HTMLElement>("tr[data-row]");
  if (focused) return rows.indexOf(focused);
  return openId === undefined ? -1 : rows.findIndex((row) => row.dataset.row === openId);
}

/** Follows the row's own link, so that a key does what a click does. */
export function openRow(row: HTMLElement): void {
  row.querySelector<HTMLElement>("a[data-row-link]")?.click();
}

const openHelp = help.slice(0, 2);

/** The keys of one table on the page. @param actions null where rows are opened alone and none is selected */
export function useRowKeys(actions: RowActions | null, openId: string | undefined): void {
  useKeyHelp("Table", actions === null ? openHelp : help);
  const latest = useRef({ actions, openId });
  useEffect(() => {
    latest.current = { actions, openId };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (keysAreTaken(event)) return;
      const { actions, openId } = latest.current;
      const rows = rowsOfPage();
      const at = currentIndex(rows, openId);
      const move = (step: 1 | -1) => {
        const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
        if (!next) return;
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "nearest" });
        if (openId !== undefined) openRow(next);
      };
      const row = rows[at];
      const onControl =
        event.target instanceof HTMLElement && event.target.closest("a, button, summary") !== null;
      switch (event.key) {
        case "j":
          move(1);
          break;
        case "k":
          move(-1);
          break;
        case "ArrowDown":
        case "ArrowUp":
          // Only from a row: elsewhere the arrows scroll.
          if (event.target !== row) return;
          move(event.key === "ArrowDown" ? 1 : -1);
          break;
        case "Enter":
          if (onControl || !row) return;
          openRow(row);
          break;
        case "e":
          if (!row) return;
          openRow(row);
          break;
        case "x":
        case "X":
          if (!row?.dataset.row || actions === null) return;
          actions.toggle(row.dataset.row, event.shiftKey);
          break;
        case "a":
          if (actions === null) return;
          document.querySelector<HTMLElement>("[data-bulk-bar] .btn")?.focus();
          break;
        case "Escape":
          // An open drawer takes the key first.
          if (openId !== undefined || actions === null || actions.count === 0) return;
          actions.clear();
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
