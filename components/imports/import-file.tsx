import { Copy, FileText, Plus, SkipForward, TriangleAlert } from "lucide-react";
import { kindNames } from "#components/imports/field-names";
import { FirstRows } from "#components/imports/first-rows";
import { MappingForm } from "#components/imports/mapping-form";
import { RemoveFile } from "#components/imports/remove-file";
import { countOf, formatBytes, formatCount } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { Stats } from "#components/ui/stat";
import { Pill } from "#components/ui/tone";
import type { ImportFileDetail } from "#lib/imports/types";

interface ImportFileProps {
  file: ImportFileDetail;
  workspace: string;
  importId: string;
  /** While it is a preview, and the person may. */
  editable: boolean;
}

/** One file: what it is, what its columns become, its first rows, and what is not taken and why. */
export function ImportFile({ file, workspace, importId, editable }: ImportFileProps) {
  const { detected } = file;
  return (
    <section className="panel overflow-hidden" aria-label={file.name}>
      <header className="flex flex-wrap items-center gap-2.5 px-4 py-3">
        <FileText aria-hidden className="size-4 text-muted" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate">{file.name}</h2>
          <p className="truncate text-sm text-muted">{factsOf(file)}</p>
        </div>
        {detected && detected.refusal === null ? (
          <Pill
            tone={detected.needsMapping && file.accepted === 0 ? "amber" : "green"}
            icon={<FileText aria-hidden />}
          >
            {file.kind === detected.kind ? detected.label : kindNames[file.kind]}
          </Pill>
        ) : null}
        {editable ? (
          <RemoveFile workspace={workspace} importId={importId} file={{ id: file.id, name: file.name }} />
        ) : null}
      </header>
      {detected?.refusal ? (
        <div className="px-4 pb-4">
          <Notice kind="problem" title="This file is not imported">
            {detected.refusal}
          </Notice>
        </div>
      ) : (
        <FileBody file={file} workspace={workspace} importId={importId} editable={editable} />
      )}
    </section>
  );
}

function factsOf({ name, size, detected }: ImportFileDetail): string {
  const facts = [formatBytes(size)];
  if (detected && detected.refusal === null) {
    const delimiters: Record<string, string> = {
      ",": "comma",
      "\t": "tab",
      ";": "semicolon",
      "|": "pipe",
      " ": "space",
    };
    if (/\.xls[xm](?:, sheet “.*”)?$/i.test(name)) facts.push("Excel workbook");
    else {
      const delimiter = delimiters[detected.delimiter] ?? detected.delimiter;
      facts.push(detected.encoding.toUpperCase(), `${delimiter}-separated`);
    }
    facts.push(detected.headerLine > 0 ? `header on line ${detected.headerLine}` : "no header");
    facts.push(countOf(detected.columns.length, "column"));
  }
  return facts.join(", ");
}

function FileBody({ file, workspace, importId, editable }: ImportFileProps) {
  const { detected } = file;
  return (
    <>
      {detected?.warnings.map((warning) => (
        <p key={warning} className="px-4 pb-2 text-sm text-muted">
          {warning}
        </p>
      ))}
      {detected?.needsMapping && file.accepted === 0 ? (
        <div className="px-4 pb-3">
          <Notice title="Say which column is which">
            The columns have no name that is known. Say what the rows are and which column is which, then read
            the file again.
          </Notice>
        </div>
      ) : null}
      <Stats
        ruled
        items={[
          { label: "Accepted", value: formatCount(file.accepted), icon: <Plus aria-hidden /> },
          { label: "Twice in the file", value: formatCount(file.duplicate), icon: <Copy aria-hidden /> },
          { label: "Skipped", value: formatCount(file.skipped), icon: <SkipForward aria-hidden /> },
          { label: "Rejected", value: formatCount(file.rejected), icon: <TriangleAlert aria-hidden /> },
        ]}
      />
      <div className="grid lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="border-border px-4 py-3 max-lg:border-b lg:border-r">
          <MappingForm
            // Another reading of the file is another form.
            key={JSON.stringify([file.kind, file.mapping])}
            workspace={workspace}
            importId={importId}
            fileId={file.id}
            kind={file.kind}
            columns={detected?.columns ?? []}
            mapping={file.mapping}
            editable={editable && detected !== null && detected.columns.length > 0}
          />
        </div>
        <div className="min-w-0 py-3">
          <h3 className="px-4 pb-1">First rows, as they will be read</h3>
          <FirstRows file={file} />
          <NotTaken file={file} href={`/api/${workspace}/imports/${importId}/problems`} />
        </div>
      </div>
    </>
  );
}

function NotTaken({ file, href }: { file: ImportFileDetail; href: string }) {
  if (file.rejected + file.skipped + file.duplicate === 0) return null;
  return (
    <div className="grid gap-1 px-4 pt-3 text-sm text-muted">
      {file.problems.slice(0, 3).map((problem) => (
        <p key={problem.line}>
          Row {problem.line}: {problem.reason}
        </p>
      ))}
      {file.skips.map((skip) => (
        <p key={skip.reason}>
          {countOf(skip.count, "row")} skipped: {skip.reason}
        </p>
      ))}
      <p>
        <a href={href} download className="link">
          Download every row that is not taken
        </a>
      </p>
    </div>
  );
}
