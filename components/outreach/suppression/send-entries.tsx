"use client";
import { suppress } from "#lib/outreach/actions/suppression";
import type { Suppressed } from "#lib/outreach/suppression/types";

interface Given {
  names: string;
  note: string;
  cause: "do_not_contact" | "opt_out" | "bounced";
  /** Read in place of the names, where one was chosen. */
  file: File | undefined;
}

type Sent = { ok: true; data: Suppressed } | { ok: false; message: string };

const SILENT = "The server did not answer. Nothing was added; try again.";

/** Sends names or a file to the do-not-contact list. */
export async function sendEntries(workspace: string, { names, note, cause, file }: Given): Promise<Sent> {
  const lines = names.split(/[\r\n,;]+/).flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  if (lines.length > 0 && file === undefined) {
    const answer = await suppress(workspace, { names: lines, note, cause }).catch(() => null);
    return answer ?? { ok: false, message: SILENT };
  }
  if (file === undefined) return { ok: false, message: "Write a domain or an address, or choose a file." };
  if (file.size > 8_000_000) return { ok: false, message: "That is more than 8 MB at once. Part the file." };
  try {
    const query = new URLSearchParams({ note, cause });
    const answer = await fetch(`/api/${workspace}/outreach/do-not-contact?${query}`, {
      method: "POST",
      body: file,
    });
    const told = await answer.json();
    return answer.ok ? { ok: true, data: told } : { ok: false, message: told.message ?? SILENT };
  } catch {
    return { ok: false, message: SILENT };
  }
}
