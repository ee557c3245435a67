import { STAGE_WORDS } from "#lib/core/outreach/stages";
import { batchesOf, type ExportColumns, type ExportTable } from "#lib/export/table";
import type { Scope } from "#lib/scope/scope";
import { listProspects } from "./queries.ts";
import type { ProspectFilter } from "./schema.ts";
import type { ProspectLine, ProspectSort } from "./types.ts";
import { prospectOriginWords, rejectWords } from "./words.ts";

/** Rows that are read at once. */
const BATCH = 1_000;

const day = (at: string | null) => at?.slice(0, 10) ?? null;

const columns: ExportColumns<ProspectLine> = [
  ["Domain", (line) => line.domain],
  ["Page", (line) => line.pageUrl],
  ["Stage", (line) => STAGE_WORDS[line.stage]],
  ["Since", (line) => day(line.stageAt)],
  ["Owner", (line) => line.owner?.name ?? null],
  ["Authority", (line) => line.authority],
  ["Topic", (line) => line.relevance],
  ["Fit", (line) => line.fit],
  ["Links to the site", (line) => line.linksToUs],
  ["Origin", (line) => prospectOriginWords[line.origin]],
  ["Target", (line) => line.targetUrl],
  ["Anchor", (line) => line.anchor],
  ["Follow up on", (line) => line.followUpOn],
  ["Due on", (line) => line.dueOn],
  ["Contacted", (line) => day(line.contactedAt)],
  ["Mails", (line) => line.touchesOut],
  ["Replied", (line) => day(line.repliedAt)],
  ["Price", (line) => line.placement?.price ?? null],
  ["Currency", (line) => line.placement?.currency ?? null],
  ["Link", (line) => line.placement?.status ?? null],
  ["Placed", (line) => day(line.placedAt)],
  ["Reason", (line) => (line.rejectReason === null ? null : rejectWords[line.rejectReason])],
  ["Note", (line) => line.note],
  ["Added", (line) => day(line.createdAt)],
];

/** The whole filtered set, in the order of the table. @param today YYYY-MM-DD */
export function exportProspects(
  scope: Scope,
  campaignId: string,
  filter: ProspectFilter,
  order: { sort: ProspectSort; dir: "asc" | "desc" },
  today: string,
): ExportTable {
  return {
    name: `prospects-${campaignId.slice(-8)}`,
    columns: columns.map(([name]) => name),
    rows: batchesOf(columns, (cursor) =>
      listProspects(scope, campaignId, filter, order, { cursor, limit: BATCH }, today),
    ),
  };
}
