"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { countOf, formatCount } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { ProgressBar } from "#components/ui/progress";
import type { ImportLine } from "#lib/imports/types";

/** What moves while files are read or rows are written: one stream, one update a second. */
export function ImportProgress({ line: first, workspace }: { line: ImportLine; workspace: string }) {
  const router = useRouter();
  const [line, setLine] = useState(first);
  const { id } = first;
  useEffect(() => {
    const stream = new EventSource(`/api/${workspace}/imports/${id}/events`);
    stream.addEventListener("progress", (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as ImportLine;
      setLine(next);
      if (next.state === "reading" || next.state === "importing") return;
      stream.close();
      router.refresh();
    });
    return () => stream.close();
  }, [id, workspace, router]);
  const writing = line.state === "importing";
  return (
    <Panel>
      <div className="grid gap-2 pt-2" aria-live="polite">
        <p>
          {writing
            ? `${formatCount(line.written)} of ${countOf(line.accepted, "row")} written.`
            : "The files are being read. Nothing is written yet."}
        </p>
        <ProgressBar
          label={writing ? "Rows written" : "Reading the files"}
          value={writing ? line.written : null}
          max={Math.max(1, line.accepted)}
        />
        <p className="text-sm text-muted">You can leave this page; the work goes on.</p>
      </div>
    </Panel>
  );
}
