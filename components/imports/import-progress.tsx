"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { countOf, formatCount } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { ProgressBar } from "#components/ui/progress";
import { type ImportLine, isBusy } from "#lib/imports/types";

/** What moves while files are read, rows are written or taken back: one stream, one update a second. */
export function ImportProgress({ line: first, workspace }: { line: ImportLine; workspace: string }) {
  const router = useRouter();
  const [line, setLine] = useState(first);
  const { id } = first;
  useEffect(() => {
    const stream = new EventSource(`/api/${workspace}/imports/${id}/events`);
    stream.addEventListener("progress", (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as ImportLine;
      setLine(next);
      if (isBusy(next)) return;
      stream.close();
      router.refresh();
    });
    return () => stream.close();
  }, [id, workspace, router]);
  const { words, label, value, max } = progressOf(line);
  return (
    <Panel>
      <div className="grid gap-2 pt-2" aria-live="polite">
        <p>{words}</p>
        <ProgressBar label={label} value={value} max={Math.max(1, max)} />
        <p className="text-sm text-muted">You can leave this page; the work goes on.</p>
      </div>
    </Panel>
  );
}

function progressOf(line: ImportLine): { words: string; label: string; value: number | null; max: number } {
  const { state, written, accepted, undoneRows } = line;
  if (state === "undoing") {
    const words = `${formatCount(undoneRows)} of ${countOf(written, "row")} undone.`;
    return { words, label: "Rows undone", value: undoneRows, max: written };
  }
  if (state === "importing") {
    const words = `${formatCount(written)} of ${countOf(accepted, "row")} written.`;
    return { words, label: "Rows written", value: written, max: accepted };
  }
  const words = "The files are being read. Nothing is written yet.";
  return { words, label: "Reading the files", value: null, max: accepted };
}
