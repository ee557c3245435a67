// The prospects of a campaign as a board and as a table: one filter, one shape of row.
import { z } from "zod";
import { STAGES, type Stage } from "#lib/core/outreach/stages";
import { Params } from "#lib/db/params";
import { one, query } from "#lib/db/sql";
import { decodeCursor, encodeCursor } from "#lib/links/cursor";
import { readRelease } from "#lib/ranks/read-release";
import type { Scope } from "#lib/scope/scope";
import { findCampaign } from "../campaigns/find-campaign.ts";
import { type ProspectRow, prospectLine } from "./prospect-line.ts";
import { dueSql, factsSql, prospectSortSql, prospectWhere } from "./prospect-sql.ts";
import type { ColumnRest, ProspectFilter } from "./schema.ts";
import {
  type BoardColumn,
  type BoardTerms,
  DUES,
  type Due,
  type ProspectFacets,
  type ProspectLine,
  type ProspectOrigin,
  type ProspectPage,
  type ProspectSort,
} from "./types.ts";

/** Cards of a column at first, and with each "more". */
export const CARDS = 20;

const KEY = z.tuple([z.uuid()]);

/**
 * Every column of the board: its count and its first cards, the last moved first. A filter by stage is left aside.
 * @param today YYYY-MM-DD
 */
export async function readBoard(
  scope: Scope,
  campaignId: string,
  filter: ProspectFilter,
  today: string,
): Promise<BoardColumn[]> {
  const campaign = await findCampaign(scope, campaignId);
  const all = { ...filter, stage: [] };
  const counting = new Params();
  const counted = prospectWhere(counting, scope, campaign, all, today);
  const params = new Params();
  const where = prospectWhere(params, scope, campaign, all, today);
  const facts = factsSql(scope, params, today);
  const [counts, rows, release] = await Promise.all([
    query<{ stage: Stage; count: number }>(
      `SELECT p.stage, count(*)::int AS count FROM prospect p WHERE ${counted} GROUP BY p.stage`,
      counting.values,
    ),
    query<ProspectRow>(
      `SELECT ${facts.columns} FROM (
         SELECT c.* FROM unnest(enum_range(NULL::"ProspectStage")) AS s(stage) CROSS JOIN LATERAL (
           SELECT p.* FROM prospect p WHERE ${where} AND p.stage = s.stage ORDER BY p.stage_at DESC, p.id LIMIT ${CARDS}) c) p
       ${facts.joins} ORDER BY p.stage_at DESC, p.id`,
      params.values,
    ),
    readRelease("current"),
  ]);
  return STAGES.map((stage) => ({
    stage,
    count: counts.find((row) => row.stage === stage)?.count ?? 0,
    cards: rows.filter((row) => row.stage === stage).map((row) => prospectLine(row, release?.total ?? null)),
  }));
}

/** The next cards of one column. @param today YYYY-MM-DD */
export async function readColumn(
  scope: Scope,
  { campaign: campaignId, filter, stage, after }: ColumnRest,
  today: string,
): Promise<ProspectLine[]> {
  const campaign = await findCampaign(scope, campaignId);
  const params = new Params();
  const where = prospectWhere(params, scope, campaign, { ...filter, stage: [stage] }, today);
  const at = `${params.add(after.at)}::timestamptz`;
  const facts = factsSql(scope, params, today);
  const [rows, release] = await Promise.all([
    query<ProspectRow>(
      `SELECT ${facts.columns} FROM (SELECT p.* FROM prospect p WHERE ${where} AND p.stage_at <= ${at}
           AND (p.stage_at < ${at} OR p.id > ${params.add(after.id)}::uuid) ORDER BY p.stage_at DESC, p.id LIMIT ${CARDS}) p
       ${facts.joins} ORDER BY p.stage_at DESC, p.id`,
      params.values,
    ),
    readRelease("current"),
  ]);
  return rows.map((row) => prospectLine(row, release?.total ?? null));
}

/**
 * One page of the table, by keyset.
 * @param page `cursor` of an earlier answer, null for the first page; `back` for the page that ends before it
 * @param today YYYY-MM-DD
 */
export async function listProspects(
  scope: Scope,
  campaignId: string,
  filter: ProspectFilter,
  order: { sort: ProspectSort; dir: "asc" | "desc" },
  page: { cursor: string | null; back?: boolean; limit: number },
  today: string,
): Promise<ProspectPage> {
  const campaign = await findCampaign(scope, campaignId);
  const params = new Params();
  const where = prospectWhere(params, scope, campaign, filter, today);
  const sort = prospectSortSql[order.sort];
  const after = decodeCursor(page.cursor, sort.kind, KEY);
  const back = after !== null && page.back === true;
  const [direction, then] = (order.dir === "asc") !== back ? ["ASC", ">"] : ["DESC", "<"];
  const seek =
    after === null
      ? ""
      : `AND (${sort.sql}, p.id) ${then} (${params.add(after.value)}::${sort.type}, ${params.add(after.key[0])}::uuid)`;
  const facts = factsSql(scope, params, today);
  const [rows, release] = await Promise.all([
    query<ProspectRow & { sortText: string }>(
      `SELECT ${facts.columns}, p."sortValue"::text AS "sortText" FROM (
         SELECT p.*, ${sort.sql} AS "sortValue" FROM prospect p ${sort.join ?? ""} WHERE ${where} ${seek}
         ORDER BY ${sort.sql} ${direction}, p.id ${direction} LIMIT ${params.add(page.limit + 1)}) p
       ${facts.joins} ORDER BY p."sortValue" ${direction}, p.id ${direction}`,
      params.values,
    ),
    readRelease("current"),
  ]);
  const more = rows.length > page.limit;
  const shown = rows.slice(0, page.limit);
  if (back) shown.reverse();
  const edge = (row: (typeof shown)[number] | undefined) =>
    row === undefined ? null : encodeCursor([row.sortText, row.id]);
  return {
    lines: shown.map(({ sortText: _text, ...row }) => prospectLine(row, release?.total ?? null)),
    next: back || more ? edge(shown.at(-1)) : null,
    previous: (back && more) || (!back && after !== null) ? edge(shown[0]) : null,
  };
}

/** How many prospects a filter keeps. */
export async function countProspects(
  scope: Scope,
  campaignId: string,
  filter: ProspectFilter,
  today: string,
): Promise<number> {
  const params = new Params();
  const where = prospectWhere(params, scope, await findCampaign(scope, campaignId), filter, today);
  const row = await one<{ count: number }>(
    `SELECT count(*)::int AS count FROM prospect p WHERE ${where}`,
    params.values,
  );
  return row?.count ?? 0;
}

/** How many prospects each choice would leave, all other filters kept. */
export async function prospectFacets(
  scope: Scope,
  campaignId: string,
  filter: ProspectFilter,
  today: string,
): Promise<ProspectFacets> {
  const campaign = await findCampaign(scope, campaignId);
  const count = <V extends string>(value: (day: () => string) => string, without: ProspectFilter) => {
    const params = new Params();
    const where = prospectWhere(params, scope, campaign, without, today);
    const sql = value(() => `${params.add(today)}::date`);
    return query<{ value: V; count: number }>(
      `SELECT ${sql} AS value, count(*)::int AS count FROM prospect p WHERE ${where} AND ${sql} IS NOT NULL GROUP BY 1`,
      params.values,
    );
  };
  const [stage, owner, origin, reason, due] = await Promise.all([
    count<Stage>(() => "p.stage::text", { ...filter, stage: [] }),
    count<string>(() => "coalesce(p.owner_id::text, 'none')", { ...filter, owner: [] }),
    count<ProspectOrigin>(() => "p.origin::text", { ...filter, origin: [] }),
    count<ProspectFacets["reason"][number]["value"]>(() => "p.reject_reason::text", {
      ...filter,
      reason: [],
    }),
    count<Due>((day) => dueSql(day()), { ...filter, due: [] }),
  ]);
  const names = await query<{ id: string; name: string }>(
    "SELECT id, name FROM app_user WHERE id = ANY($1::uuid[])",
    [owner.map(({ value }) => value).filter((value) => value !== "none")],
  );
  const often = (a: { count: number }, b: { count: number }) => b.count - a.count;
  return {
    stage: STAGES.flatMap((value) => stage.filter((one) => one.value === value)),
    owner: owner
      .toSorted(often)
      .map((one) => ({ ...one, name: names.find(({ id }) => id === one.value)?.name ?? "Nobody" })),
    origin: origin.toSorted(often),
    reason: reason.toSorted(often),
    due: DUES.flatMap((value) => due.filter((one) => one.value === value)),
  };
}

/** What cards are judged by beside their own values. @param today YYYY-MM-DD */
export async function boardTerms(scope: Scope, campaignId: string, today: string): Promise<BoardTerms> {
  const campaign = await findCampaign(scope, campaignId);
  const row = await one<{ mails: number; embargo: Date | null }>(
    `SELECT 1 + coalesce(r.follow_ups_most, 2) AS mails, CASE WHEN c.embargo_until > now() THEN c.embargo_until END AS embargo
     FROM campaign c LEFT JOIN outreach_rules r ON r.workspace_id = c.workspace_id WHERE c.workspace_id = $1 AND c.id = $2`,
    [scope.workspaceId, campaign.id],
  );
  return { today, mailsMost: row?.mails ?? 3, embargoUntil: row?.embargo?.toISOString() ?? null };
}
