"use client";
import { RefusedRows } from "#components/outreach/add/refused-rows";
import { PastReading } from "#components/outreach/past-contacts/past-reading";
import { usePastFile } from "#components/outreach/past-contacts/use-past-file";
import { Button } from "#components/ui/button";
import { FileDrop } from "#components/ui/file-drop";
import { countOf } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import type { PastImported } from "#lib/outreach/past-contacts/types";

/** Brings in whom the team wrote to before it came here. */
export function ImportPastContacts({ workspace }: { workspace: string }) {
  const { reading, done, busy, problem, changes, ...file } = usePastFile(workspace);
  return (
    <div className="grid gap-5">
      {problem ? (
        <Notice kind="problem" title="Nothing was kept">
          {problem}
        </Notice>
      ) : null}
      {done ? <Done done={done} onUndo={file.undo} onAgain={file.clear} /> : null}
      {reading ? (
        <PastReading
          reading={reading}
          changes={changes}
          busy={busy}
          onChange={file.change}
          onBring={file.bring}
          onClear={file.clear}
        />
      ) : null}
      {reading === null && done === null ? (
        <div className="max-w-[680px]">
          <FileDrop
            label="Drop your list here, or choose it"
            hint="CSV with a site or an address, a date and how it ended, in any names and order; up to 50,000 rows."
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            disabled={busy}
            onFiles={([first]) => first && file.read(first)}
          />
        </div>
      ) : null}
    </div>
  );
}

interface DoneProps {
  done: PastImported;
  onUndo: (batch: string) => void;
  onAgain: () => void;
}

function Done({ done: { batch, contacts, known, suppressed, rejected }, onUndo, onAgain }: DoneProps) {
  const notes = [
    known > 0 ? `${countOf(known, "row was", "rows were")} known already.` : "",
    suppressed > 0 ? `${countOf(suppressed, "entry", "entries")} went to the do-not-contact list.` : "",
  ].filter((note) => note !== "");
  return (
    <>
      <Notice kind="done" title={`${countOf(contacts, "past contact")} brought in`}>
        {notes.length > 0 ? notes.join(" ") : null}
      </Notice>
      <RefusedRows rows={rejected} file="past-contacts-left-out.csv" />
      <div className="flex flex-wrap gap-2">
        <Button size="lg" onClick={onAgain}>
          Another file
        </Button>
        {batch === null ? null : (
          <Button size="lg" onClick={() => onUndo(batch)}>
            Take this file back
          </Button>
        )}
      </div>
    </>
  );
}
