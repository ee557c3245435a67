"use client";
import { csvLine } from "#lib/core/csv";
import type { RefusedRow } from "#lib/outreach/prospects/types";

/** Saves rows that were not taken, each with its line and reason, as CSV. */
export function saveRefused(name: string, rows: readonly RefusedRow[]): void {
  const lines = rows.map(({ line, name: what, reason }) => csvLine([line, what, reason]));
  const file = new Blob(["\ufeff", csvLine(["line", "what", "reason"]), ...lines], {
    type: "text/csv;charset=utf-8",
  });
  const url = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}
