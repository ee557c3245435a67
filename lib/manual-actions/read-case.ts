// One case with everything that its page, its files and its bulk verbs stand on.

import { hostOf } from "#lib/core/domain";
import type { CaseFacts, CaseStep } from "#lib/core/manual-action/case-facts";
import { type CaseKind, type CaseState, caseState } from "#lib/core/manual-action/state";
import { one, query } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import { readLines } from "#lib/removals/read-lines";
import type { RemovalLine } from "#lib/removals/types";
import type { Scope } from "#lib/scope/scope";
import { caseGone } from "./find-case.ts";
import { matchSamples, type StoredSample } from "./match-samples.ts";
import { lineOf, readCovers, readLog, readMarks, readVersions } from "./read-decided.ts";
import type { CaseDetail, VersionChoice } from "./types.ts";

interface Row {
  id: string;
  kind: CaseKind;
  site: string;
  property: string;
  notice: string;
  noticedOn: string;
  versionId: string | null;
  draft: string | null;
  draftBy: string | null;
  draftAt: Date | null;
  by: string | null;
  at: Date;
}

/** What is known of a case; its request as a person keeps it. */
export interface KnownCase extends CaseFacts {
  id: string;
  state: CaseState;
  by: string | null;
  at: string;
  requests: readonly RemovalLine[];
  chosenVersion: string | null;
  versions: VersionChoice[];
  kept: CaseDetail["request"]["kept"];
}

/** Throws AppError "not_found". */
export async function readCase(scope: Scope, slug: string, today: string, id: string): Promise<KnownCase> {
  const site = await siteKeys(scope, slug);
  const { workspaceId } = scope;
  const row = await one<Row>(
    `SELECT m.id, m.kind, s.name AS site, m.property, m.notice, m.noticed_on AS "noticedOn", m.version_id AS "versionId",
       m.draft, du.name AS "draftBy", m.draft_at AS "draftAt", u.name AS by, m.at
     FROM manual_action m JOIN site s ON s.workspace_id = m.workspace_id AND s.id = m.site_id
     LEFT JOIN app_user u ON u.id = m.by_id LEFT JOIN app_user du ON du.id = m.draft_by_id
     WHERE m.workspace_id = $1 AND m.site_id = $2 AND m.id = $3`,
    [workspaceId, site.id, id],
  );
  if (row === null) throw caseGone();
  const [samples, steps, versions] = await Promise.all([
    query<StoredSample>(
      `SELECT id, url, domain, round FROM manual_action_sample WHERE workspace_id = $1 AND case_id = $2 ORDER BY round DESC, url`,
      [workspaceId, id],
    ),
    query<CaseStep>(
      `SELECT t.id, t.kind, t.on_day AS on, t.note, u.name AS by FROM manual_action_step t LEFT JOIN app_user u ON u.id = t.by_id
       WHERE t.workspace_id = $1 AND t.case_id = $2 ORDER BY t.at, t.id`,
      [workspaceId, id],
    ),
    readVersions(workspaceId, site.id, row.property),
  ]);
  const version = versionOf(row, versions);
  const isTo = row.kind === "links_to";
  const domains = [...new Set(samples.map(({ domain }) => domain))];
  const [matched, requests, covers, marks] = await Promise.all([
    matchSamples({ workspaceId, domainIds: site.domainIds }, row.kind, samples),
    isTo ? readLines(scope, site, today, { domains }) : [],
    readCovers(workspaceId, isTo && version?.isHeld ? version.id : null),
    readMarks(workspaceId, site.id, isTo ? samples : []),
  ]);
  const byName = new Map(requests.map((request) => [request.name, request]));
  const { versionId, draft, draftBy, draftAt, at, ...facts } = row;
  return {
    ...facts,
    at: at.toISOString(),
    state: caseState(steps.map(({ kind }) => kind)),
    samples: matched.map((sample) => lineOf(sample, { requests: byName, covers, marks })),
    requests,
    log: await readLog(workspaceId, requests),
    version: isTo ? version : null,
    steps,
    chosenVersion: versions.some((one) => one.id === versionId) ? versionId : null,
    versions,
    kept: draft === null || draftAt === null ? null : { text: draft, by: draftBy, at: draftAt.toISOString() },
  };
}

/** The one that was chosen, else the newest that was uploaded to the case's own property. */
function versionOf(
  { versionId, property }: { versionId: string | null; property: string },
  versions: readonly VersionChoice[],
): VersionChoice | null {
  const chosen = versions.find(({ id }) => id === versionId);
  const uploaded = versions.find(
    (version) => version.uploadedOn !== null && isWithin(version.property, property),
  );
  return chosen ?? uploaded ?? null;
}

/** Whether a list of this property is one of that: the same, or a part of a domain property. */
function isWithin(listed: string, property: string): boolean {
  const domain = /^sc-domain:(.+)$/.exec(property)?.[1];
  if (domain === undefined) return listed === property;
  const host = hostOf(listed);
  return host !== null && (host === domain || host.endsWith(`.${domain}`));
}
