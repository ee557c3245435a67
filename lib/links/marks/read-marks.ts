import { marksOf, type PageMarks } from "#lib/core/toxic/page-marks";
import { anyConnection } from "#lib/db/sql";
import type { Prepared } from "../apply-look.ts";
import type { Watch } from "../watch.ts";
import { markContext } from "./mark-context.ts";

/**
 * The marks of foreign pages with a link that is kept, for the audit of toxic links. Of a page that is as it was only
 * when it has none yet. Before any transaction, because every anchor of the page is read.
 * @param unchanged pages whose digest is the one that is known
 */
export async function readMarks(
  workspaceId: number,
  looks: readonly Prepared[],
  unchanged: ReadonlySet<number>,
  watch: Watch,
): Promise<Map<Prepared, PageMarks>> {
  const telling = looks.filter((one) => tells(one, watch));
  const marked = await markedPages(
    workspaceId,
    telling.map(({ pageId }) => pageId).filter((id) => unchanged.has(id)),
  );
  const asked = telling.filter(({ pageId }) => !marked.has(pageId));
  const read = new Map<Prepared, PageMarks>();
  if (asked.length === 0) return read;
  const context = await markContext(workspaceId, watch);
  for (const one of asked) {
    const { title, links, topicText } = one.look;
    const page = { title, links, text: topicText?.text ?? "" };
    read.set(one, marksOf(page, one.finalUrl ?? one.look.finalUrl, context));
  }
  return read;
}

/** Without its text a look was filled in from what is known, which is not the whole page. */
function tells({ look, seen, finalUrl }: Prepared, watch: Watch): boolean {
  if (seen.size === 0 || look.topicText === null || look.access !== "ok" || look.soft404) return false;
  const domain = finalUrl === null ? null : watch.domainOf(finalUrl);
  return domain !== null && !watch.watched.has(domain);
}

async function markedPages(workspaceId: number, pageIds: readonly number[]): Promise<Set<number>> {
  if (pageIds.length === 0) return new Set();
  const rows = await anyConnection.query<{ id: number }>(
    "SELECT page_id AS id FROM page_mark WHERE workspace_id = $1 AND page_id = ANY($2)",
    [workspaceId, pageIds],
  );
  return new Set(rows.map(({ id }) => id));
}
