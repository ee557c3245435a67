import type { Held } from "#lib/disavow/types";

export type Sent =
  | { ok: true; data: Held }
  | { ok: false; message: string; fields?: Record<string, string> | undefined };

/** As many bytes as the route takes (lib/disavow/schema.ts). */
const MAX = 4_000_000;

/** Sends the list that Google holds, its bytes as they are: the server finds out the encoding. */
export async function sendList(workspace: string, site: string, property: string, list: Blob): Promise<Sent> {
  if (list.size > MAX) return { ok: false, message: "The list is larger than 4 MB; Google takes 2 MB." };
  try {
    const answer = await fetch(
      `/api/${workspace}/sites/${encodeURIComponent(site)}/disavow/held?${new URLSearchParams({ property })}`,
      { method: "POST", headers: { "content-type": "application/octet-stream" }, body: list },
    );
    const body = await answer.json();
    return answer.ok ? { ok: true, data: body } : { ok: false, message: body.message, fields: body.fields };
  } catch {
    return { ok: false, message: "The server did not answer. Nothing was kept; try again." };
  }
}
