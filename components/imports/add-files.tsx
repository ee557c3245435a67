"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { uploadFile } from "#components/imports/upload-files";
import { FileDrop } from "#components/ui/file-drop";
import { countOf, formatBytes } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { ProgressBar } from "#components/ui/progress";
import { createImport, readFiles } from "#lib/imports/actions";

interface AddFilesProps {
  workspace: string;
  site: string;
  /** Where the import's own page is, without its id. */
  base: string;
  /** Adds to this import; null begins one. */
  importId: string | null;
}

/** Takes several files or a zip at once, sends them, has them read, and leads to the preview. */
export function AddFiles({ workspace, site, base, importId }: AddFilesProps) {
  const router = useRouter();
  const [sending, setSending] = useState<{ name: string; sent: number; size: number; left: number } | null>(
    null,
  );
  const [problem, setProblem] = useState<string | null>(null);

  async function send(files: File[]) {
    setProblem(null);
    let id = importId;
    if (id === null) {
      const created = await createImport(workspace, { site });
      if (!created.ok) return setProblem(created.message);
      id = created.data.id;
    }
    for (const [index, file] of files.entries()) {
      const show = (sent: number) =>
        setSending({ name: file.name, sent, size: file.size, left: files.length - index - 1 });
      show(0);
      const failure = await uploadFile(workspace, id, file, show);
      if (failure !== null) {
        setSending(null);
        return setProblem(failure);
      }
    }
    const read = await readFiles(workspace, { id });
    setSending(null);
    if (!read.ok) return setProblem(read.message);
    router.push(`${base}/imports/${id}`);
    router.refresh();
  }

  return (
    <div className="grid gap-3">
      {problem ? (
        <Notice kind="problem" title="The files were not taken">
          {problem}
        </Notice>
      ) : null}
      <FileDrop
        label="Drop exports here, or choose them"
        hint="Several files or one zip: CSV, TSV, text or Excel (.xlsx), up to 2 GB each."
        accept=".csv,.tsv,.txt,.tab,.xlsx,.zip,text/csv,text/plain,application/zip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        multiple
        disabled={sending !== null}
        onFiles={(files) => void send(files)}
      />
      {sending ? (
        <div className="grid gap-1 text-sm" aria-live="polite">
          <span>
            Sending {sending.name}: {formatBytes(sending.sent)} of {formatBytes(sending.size)}
            {sending.left > 0 ? `, then ${countOf(sending.left, "more file")}` : ""}
          </span>
          <ProgressBar label={`Sending ${sending.name}`} value={sending.sent} max={sending.size} />
        </div>
      ) : null}
    </div>
  );
}
