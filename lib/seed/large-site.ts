// A workspace with one site, and the large profile written into it by the product's own writer.
import type { Vendor } from "#lib/core/vendors";
import { newId } from "#lib/db/new-id";
import { anyConnection, one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { keepPlanned } from "#lib/links/keep-planned";
import { type PreparedReports, prepareReports } from "#lib/links/prepare-reports";
import { type ReportResult, recordReports } from "#lib/links/record-reports";
import { loadWatch } from "#lib/links/watch";
import { scopeFromJob } from "#lib/scope/from-job";
import type { WriteScope } from "#lib/scope/scope";
import { createSite } from "#lib/sites/create-site";
import { LARGE_SITE, largeRow } from "./large-rows.ts";

/** Most rows a chunk (lib/links/record-reports.ts). */
export const CHUNK = 20_000;

export interface LargeSite {
  scope: WriteScope;
  siteId: number;
}

/** A new workspace that watches the site. */
export async function makeLargeSite(slug: string): Promise<LargeSite> {
  const made = await one<{ id: number }>(
    "INSERT INTO workspace (slug, name) VALUES ($1, 'A large profile') RETURNING id",
    [slug],
  );
  if (made === null) throw new Error("no workspace was made");
  const scope = await scopeFromJob({ workspaceId: made.id });
  await createSite(scope, { domain: LARGE_SITE, kind: "own" });
  const site = await one<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1", [made.id]);
  return { scope, siteId: site?.id as number };
}

/** A large profile that is there already, by the slug of its workspace. Throws AppError "not_found". */
export async function findLargeSite(slug: string): Promise<LargeSite & { links: number }> {
  const found = await one<{ workspaceId: number; siteId: number; links: number }>(
    `SELECT w.id AS "workspaceId", s.id AS "siteId", (SELECT sum(links)::int FROM domain_link WHERE workspace_id = w.id) AS links
     FROM workspace w JOIN site s ON s.workspace_id = w.id WHERE w.slug = $1`,
    [slug],
  );
  if (found === null) throw new AppError("not_found", `No workspace “${slug}” was seeded.`);
  const { workspaceId, siteId, links } = found;
  return { scope: await scopeFromJob({ workspaceId }), siteId, links };
}

/** Links `from` up to `to`, as one vendor reports them in one import; `later`: days by which the export is younger. */
export interface LargePart {
  from: number;
  to: number;
  vendor: Vendor;
  today: string;
  later?: number;
}

/** Writes a part, chunk by chunk; as in an import, the next one is prepared while one is written. */
export async function* writeLarge(
  { scope, siteId }: LargeSite,
  { from, to, vendor, today, later = 0 }: LargePart,
): AsyncGenerator<ReportResult> {
  const importId = newId();
  const prepare = async (at: number, ahead: PreparedReports | null) => {
    const length = Math.min(CHUNK, to - at);
    const rows = Array.from({ length }, (_, index) => largeRow(at + index, later));
    const chunk = { siteId, importId, vendor, today, rows };
    const watch = await loadWatch(anyConnection, scope.workspaceId);
    return { chunk, prepared: await prepareReports(scope.workspaceId, chunk, watch, ahead) };
  };
  let coming = prepare(from, null);
  for (let at = from; at < to; at += CHUNK) {
    const { chunk, prepared } = await coming;
    await keepPlanned();
    if (at + CHUNK < to) coming = prepare(at + CHUNK, prepared);
    coming.catch(() => {}); // told when it is waited for
    yield await recordReports(scope, chunk, undefined, prepared);
  }
}

const VENDORS = ["ahrefs", "semrush", "majestic", "moz"] as const;
/** One part in so many is reported by a second vendor too. */
const SHARED = 4;
/** Links a part, each of one vendor. */
const PART = 10 * CHUNK;

/** The whole profile, as several vendors know it; gives after each part how many links there are. */
export async function* writeLargeProfile(
  site: LargeSite,
  links: number,
  today: string,
): AsyncGenerator<number> {
  for (let part = 0; part * PART < links; part++) {
    const [from, to] = [part * PART, Math.min(links, (part + 1) * PART)];
    const vendors = part % SHARED === 0 ? [0, 1] : [0];
    for (const other of vendors) {
      const vendor = VENDORS[(part + other) % VENDORS.length] ?? "other";
      for await (const _ of writeLarge(site, { from, to, vendor, today }));
    }
    yield to;
  }
}
