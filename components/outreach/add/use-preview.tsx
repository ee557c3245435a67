"use client";
import { useCallback, useState } from "react";
import type { From } from "#components/outreach/add/ways";
import type { Preview } from "#lib/outreach/prospects/types";

/** What is to be previewed: text, or the rows of a report by its address. */
export interface Asked {
  from: From;
  body: Blob | null;
  /** The report's address; which column is which. */
  search: Readonly<Record<string, string>> | string;
}

interface PreviewState {
  busy: boolean;
  preview: Preview | null;
  problem: string | null;
}

/** As many bytes as the route takes. */
const MAX = 8_000_000;

/** Asks the server what an adding would bring. */
export function usePreview(workspace: string, campaign: string) {
  const [state, setState] = useState<PreviewState>({ busy: false, preview: null, problem: null });
  const ask = useCallback(
    async ({ from, body, search }: Asked) => {
      if (body !== null && body.size > MAX) {
        setState({ busy: false, preview: null, problem: "That is more than 8 MB at once. Part it." });
        return;
      }
      setState((before) => ({ ...before, busy: true, problem: null }));
      const query = new URLSearchParams(search);
      query.set("from", from);
      try {
        const answer = await fetch(`/api/${workspace}/outreach/campaigns/${campaign}/preview?${query}`, {
          method: "POST",
          body,
        });
        const told = await answer.json();
        setState({
          busy: false,
          preview: answer.ok ? told : null,
          problem: answer.ok ? null : (told.message ?? "It could not be read."),
        });
      } catch {
        setState({
          busy: false,
          preview: null,
          problem: "The server did not answer. Nothing was added; try again.",
        });
      }
    },
    [workspace, campaign],
  );
  const clear = useCallback(() => setState({ busy: false, preview: null, problem: null }), []);
  return { ...state, ask, clear };
}
