"use client";
import { Download } from "lucide-react";
import { saveRefused } from "#components/outreach/add/save-rows";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import type { RefusedRow } from "#lib/outreach/prospects/types";

const SHOWN = 5;

interface RefusedRowsProps {
  rows: readonly RefusedRow[];
  /** Of the file to save: "rows-not-added.csv". */
  file: string;
}

/** What was not taken and why; the first few here, all of them in a file. */
export function RefusedRows({ rows, file }: RefusedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <details className="max-w-[680px]">
      <summary className="cursor-pointer">
        {countOf(rows.length, "row was", "rows were")} left out, each with its reason
      </summary>
      <div className="grid justify-items-start gap-2 pt-2">
        <ul className="grid gap-1">
          {rows.slice(0, SHOWN).map(({ line, name, reason }) => (
            <li key={`${line} ${name} ${reason}`} className="min-w-0">
              {line === null ? "" : `Line ${line}: `}
              <code className="break-all">{name}</code>
              <span className="block text-sm text-muted">{reason}</span>
            </li>
          ))}
        </ul>
        <Button icon={<Download aria-hidden />} onClick={() => saveRefused(file, rows)}>
          Download {countOf(rows.length, "row")}
        </Button>
      </div>
    </details>
  );
}
