"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { columnsText } from "#components/outreach/add/column-choice";
import { notify, notifyProblem } from "#components/ui/toast";
import type { Outcome } from "#lib/core/outreach/read-outcome";
import { undoPast } from "#lib/outreach/actions/past-contacts";
import type { PastColumns, PastImported, PastReading } from "#lib/outreach/past-contacts/types";

/** What a person changed about the reading of a file. */
export interface PastChanges {
  columns?: PastColumns;
  order?: "dmy" | "mdy";
  meanings: Record<string, Outcome>;
}

interface PastState {
  busy: boolean;
  reading: PastReading | null;
  done: PastImported | null;
  problem: string | null;
}

const idle: PastState = { busy: false, reading: null, done: null, problem: null };
const SILENT = "The server did not answer. Nothing was kept; try again.";
const MAX = 8_000_000;

/** Reads a file of past contacts, brings it in, and takes it back. */
export function usePastFile(workspace: string) {
  const router = useRouter();
  const [state, setState] = useState(idle);
  const [file, setFile] = useState<Blob | null>(null);
  const [changes, setChanges] = useState<PastChanges>({ meanings: {} });

  const send = async (body: Blob, { columns, order, meanings }: PastChanges, write: boolean) => {
    const query = new URLSearchParams({ meanings: JSON.stringify(meanings) });
    if (columns) query.set("columns", columnsText(columns));
    if (order) query.set("order", order);
    if (write) query.set("write", "yes");
    setState((before) => ({ ...before, busy: true, problem: null }));
    try {
      const answer = await fetch(`/api/${workspace}/outreach/past-contacts?${query}`, {
        method: "POST",
        body,
      });
      const told = await answer.json();
      if (!answer.ok) setState((before) => ({ ...before, busy: false, problem: told.message ?? SILENT }));
      else setState({ ...idle, ...(write ? { done: told } : { reading: told }) });
    } catch {
      setState((before) => ({ ...before, busy: false, problem: SILENT }));
    }
    if (write) router.refresh();
  };

  return {
    ...state,
    changes,
    read: (body: Blob) => {
      if (body.size > MAX) {
        setState({ ...idle, problem: "That is more than 8 MB at once. Part the file." });
        return;
      }
      setFile(body);
      setChanges({ meanings: {} });
      void send(body, { meanings: {} }, false);
    },
    change: (next: PastChanges) => {
      setChanges(next);
      if (file) void send(file, next, false);
    },
    bring: () => {
      if (file) void send(file, changes, true);
    },
    clear: () => setState(idle),
    undo: async (batch: string) => {
      const answer = await undoPast(workspace, { batch }).catch(() => null);
      if (answer?.ok) notify(`${answer.data.contacts} contacts taken back`);
      else notifyProblem(answer?.message ?? "The server did not answer. The contacts are still there.");
      setState(idle);
      router.refresh();
    },
  };
}
