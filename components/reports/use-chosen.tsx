"use client";
import { useRowSelection } from "#components/ui/row-selection";

/**
 * What the ticked rows of a report are about, each once: the first word of a row's id ("example.com 2026-11-01 lost").
 * A selection of all is the rows of this page.
 */
export function useChosen(): { chosen: readonly string[]; clear: () => void } {
  const { selection, ids, clear } = useRowSelection();
  const rows = selection.kind === "ids" ? selection.ids : selection.kind === "all" ? ids : [];
  return { chosen: [...new Set(rows.map((id) => id.split(" ")[0] ?? id))], clear };
}

/** The address of a report's file with these rows alone. */
export function onlyHref(href: string, chosen: readonly string[]): string {
  const only = new URLSearchParams({ only: chosen.join(",") });
  return `${href}${href.includes("?") ? "&" : "?"}${only}`;
}
