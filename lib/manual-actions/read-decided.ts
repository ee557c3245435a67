// What was decided of samples and done about them: their removal requests, the disavow version, marks.
import { parseDisavow } from "#lib/core/disavow";
import { coveringDomain, domainsOf } from "#lib/core/disavow/entry";
import type { RemovalLogLine } from "#lib/core/manual-action/case-facts";
import type { SampleLine } from "#lib/core/manual-action/sample";
import { one, query } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";
import type { RemovalLine } from "#lib/removals/types";
import type { Matched, StoredSample } from "./match-samples.ts";
import type { VersionChoice } from "./types.ts";

/** Versions that a case may choose from. */
const VERSIONS = 100;
/** Steps of the log that are told. */
const STEPS = 10_000;

/** The versions of a site's lists, those of the case's property first, the newest first in each. */
export function readVersions(
  workspaceId: number,
  siteId: number,
  property: string,
): Promise<VersionChoice[]> {
  return query<VersionChoice>(
    `SELECT v.id, l.property, v.number, v.domains, v.urls, (v.uploaded_at AT TIME ZONE 'UTC')::date AS "uploadedOn",
       v.origin = 'google' OR v.uploaded_at IS NOT NULL AS "isHeld"
     FROM disavow_version v JOIN disavow_list l ON l.workspace_id = v.workspace_id AND l.id = v.list_id
     WHERE v.workspace_id = $1 AND l.site_id = $2 ORDER BY l.property = $3 DESC, l.property, v.number DESC LIMIT ${VERSIONS}`,
    [workspaceId, siteId, property],
  );
}

/** Tells whether a disavow version names an address; of no version nothing is named. */
export async function readCovers(
  workspaceId: number,
  versionId: string | null,
): Promise<(url: string) => boolean> {
  const row =
    versionId === null
      ? null
      : await one<{ text: string }>("SELECT text FROM disavow_version WHERE workspace_id = $1 AND id = $2", [
          workspaceId,
          versionId,
        ]);
  if (row === null) return () => false;
  const { entries } = parseDisavow(row.text);
  const domains = domainsOf(entries);
  const pages = new Set(entries.flatMap(({ kind, value }) => (kind === "url" ? [value] : [])));
  return (url) =>
    pages.has(url) || coveringDomain({ kind: "url", value: url, comments: [] }, domains) !== null;
}

/** The log of some requests, oldest first. */
export async function readLog(
  workspaceId: number,
  requests: readonly RemovalLine[],
): Promise<RemovalLogLine[]> {
  const rows = await query<Omit<RemovalLogLine, "at"> & { at: Date }>(
    `SELECT s.request_id AS "requestId", r.name, s.kind, s.note, u.name AS by, s.at FROM removal_step s
     JOIN removal_request r ON r.workspace_id = s.workspace_id AND r.id = s.request_id
     LEFT JOIN app_user u ON u.id = s.by_id
     WHERE s.workspace_id = $1 AND s.request_id = ANY($2::uuid[]) ORDER BY s.at, s.id LIMIT ${STEPS}`,
    [workspaceId, requests.map(({ id }) => id)],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Domains and pages among the samples that are marked for the next disavow file. */
export async function readMarks(
  workspaceId: number,
  siteId: number,
  samples: readonly StoredSample[],
): Promise<{ domains: ReadonlySet<string>; pages: ReadonlySet<string> }> {
  const keys = new Map(samples.map(({ url }) => [hashKey(url).toString("hex"), url]));
  const rows = await query<{ domain: string | null; key: string | null }>(
    `SELECT domain, encode(url_key, 'hex') AS key FROM opinion WHERE workspace_id = $1 AND site_id = $2 AND kind = 'toxic'
       AND (domain = ANY($3) OR url_key IN (SELECT decode(k, 'hex') FROM unnest($4::text[]) AS k))`,
    [workspaceId, siteId, [...new Set(samples.map(({ domain }) => domain))], [...keys.keys()]],
  );
  return {
    domains: new Set(rows.flatMap(({ domain }) => domain ?? [])),
    pages: new Set(rows.flatMap(({ key }) => (key === null ? [] : (keys.get(key) ?? [])))),
  };
}

/** Puts together what is known of a sample and what was done about it. */
export function lineOf(
  sample: Matched,
  done: {
    requests: ReadonlyMap<string, RemovalLine>;
    covers: (url: string) => boolean;
    marks: Awaited<ReturnType<typeof readMarks>>;
  },
): SampleLine {
  const request = done.requests.get(sample.url) ?? done.requests.get(sample.domain) ?? null;
  return {
    ...sample,
    removal: request === null ? null : { id: request.id, name: request.name, status: request.status },
    disavowed: done.covers(sample.url),
    marked: done.marks.domains.has(sample.domain) || done.marks.pages.has(sample.url),
  };
}
