"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { From } from "#components/outreach/add/ways";
import { formatCount } from "#components/ui/format";
import { notify, notifyProblem } from "#components/ui/toast";
import { addProspects, undoAdding } from "#lib/outreach/actions/prospects";
import type { Added, PreviewRow } from "#lib/outreach/prospects/types";

/** Sites of one request: with the longest addresses still below the megabyte that an action takes. */
const CHUNK = 200;

interface AddingState {
  /** How many were sent; null: nothing is under way. */
  sent: number | null;
  added: Added | null;
  /** Why it stopped before the end. */
  problem: string | null;
}

/** Adds sites, a few hundred at a time under one batch, and takes them back as a whole. */
export function useAdding(workspace: string, campaign: string, from: From) {
  const router = useRouter();
  const [state, setState] = useState<AddingState>({ sent: null, added: null, problem: null });

  const add = async (rows: readonly PreviewRow[], reason: string) => {
    let all: Added = { batch: null, added: 0, already: 0, refused: [] };
    let problem: string | null = null;
    for (let at = 0; at < rows.length && problem === null; at += CHUNK) {
      setState({ sent: at, added: null, problem: null });
      const answer = await addProspects(workspace, {
        campaign,
        origin: from,
        rows: rows.slice(at, at + CHUNK).map(inputOf),
        reason: reason.trim() || null,
        batch: all.batch,
      }).catch(() => null);
      if (answer?.ok) all = sum(all, answer.data);
      else problem = answer?.message ?? "The server did not answer.";
    }
    setState({ sent: null, added: all, problem });
    router.refresh();
  };

  const undo = async (batch: string) => {
    const answer = await undoAdding(workspace, { batch }).catch(() => null);
    if (answer?.ok) {
      const { removed, kept } = answer.data;
      notify(
        `${formatCount(removed)} taken out again`,
        kept > 0 ? { detail: `${formatCount(kept)} were worked on meanwhile and stay.` } : {},
      );
      setState({ sent: null, added: null, problem: null });
    } else notifyProblem(answer?.message ?? "The server did not answer. The prospects are still there.");
    router.refresh();
  };
  return { ...state, add, undo };
}

const inputOf = ({ domain, pageUrl, note, originNote, fit, targetUrl, anchor }: PreviewRow) => ({
  domain,
  pageUrl,
  note,
  originNote,
  fit,
  targetUrl,
  anchor,
});

const sum = (all: Added, next: Added): Added => ({
  batch: next.batch ?? all.batch,
  added: all.added + next.added,
  already: all.already + next.already,
  refused: [...all.refused, ...next.refused],
});
