"use client";
import { RefusedRows } from "#components/outreach/add/refused-rows";
import { Button, ButtonLink } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import type { Added } from "#lib/outreach/prospects/types";

interface AddedNoticeProps {
  added: Added;
  /** Why it stopped before the end; null: it did not. */
  problem: string | null;
  campaignHref: string;
  campaignName: string;
  onUndo: (batch: string) => void;
}

/** What an adding did, what was left out and why, and the ways on. */
export function AddedNotice({ added, problem, campaignHref, campaignName, onUndo }: AddedNoticeProps) {
  const { batch, already, refused } = added;
  const title = `${countOf(added.added, "site")} ${added.added === 1 ? "is" : "are"} now in “${campaignName}”`;
  const notes = [
    already > 0 ? `${countOf(already, "site was", "sites were")} there already.` : "",
    problem === null ? "" : `It stopped there: ${problem}`,
  ].filter((note) => note !== "");
  return (
    <div className="grid gap-4">
      <Notice kind={problem === null ? "done" : "problem"} title={title}>
        {notes.length > 0 ? notes.join(" ") : null}
      </Notice>
      <RefusedRows rows={refused} file="rows-not-added.csv" />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={campaignHref} variant="primary" size="lg">
          To the campaign
        </ButtonLink>
        {batch === null ? null : (
          <Button size="lg" onClick={() => onUndo(batch)}>
            Take them out again
          </Button>
        )}
      </div>
    </div>
  );
}
