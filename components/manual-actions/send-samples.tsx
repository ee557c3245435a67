import type { CaseOf } from "#components/manual-actions/use-case";
import type { AddedSamples } from "#lib/manual-actions/types";

export type Sent =
  | { ok: true; data: AddedSamples }
  | { ok: false; message: string; fields?: Record<string, string> | undefined };

/** As many bytes as the route takes (lib/manual-actions/schema.ts). */
const MAX = 2_000_000;

/** Sends samples, their bytes as they are: the server finds out the encoding. */
export async function sendSamples({ workspace, site, id }: CaseOf, samples: Blob): Promise<Sent> {
  if (samples.size > MAX)
    return { ok: false, message: "This is larger than 2 MB; give the addresses alone." };
  try {
    const answer = await fetch(
      `/api/${workspace}/sites/${encodeURIComponent(site)}/manual-actions/${id}/samples`,
      { method: "POST", headers: { "content-type": "application/octet-stream" }, body: samples },
    );
    const body = await answer.json();
    return answer.ok ? { ok: true, data: body } : { ok: false, message: body.message, fields: body.fields };
  } catch {
    return { ok: false, message: "The server did not answer. Nothing was added; try again." };
  }
}
