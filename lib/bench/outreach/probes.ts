// What the pages of a campaign ask, as `bench outreach` measures it and its short form in the tests.
import {
  boardTerms,
  countProspects,
  listProspects,
  prospectFacets,
  readBoard,
  readColumn,
} from "#lib/outreach/board/queries";
import { ProspectFilter } from "#lib/outreach/board/schema";
import { PROSPECT_SORTS } from "#lib/outreach/board/types";
import { listCampaigns } from "#lib/outreach/campaigns/queries";
import type { WriteScope } from "#lib/scope/scope";

export interface Probe {
  name: string;
  /** Milliseconds that 95 of 100 looks must stay below. */
  limit: number;
  run: (scope: WriteScope, campaign: string) => Promise<unknown>;
}

const today = new Date().toISOString().slice(0, 10);
const all = ProspectFilter.parse({});
const searched = ProspectFilter.parse({ q: "number 77" });
const late = ProspectFilter.parse({ due: "overdue", stage: "contacted" });
const first = { cursor: null, limit: 50 };

/** The board's page asks all of it at once. */
const BOARD: Probe = {
  name: "board, all of its data",
  limit: 150,
  run: (scope, campaign) =>
    Promise.all([
      boardTerms(scope, campaign, today),
      prospectFacets(scope, campaign, all, today),
      readBoard(scope, campaign, all, today),
      countProspects(scope, campaign, all, today),
    ]),
};

export const PROBES: readonly Probe[] = [
  BOARD,
  { name: "board, columns and cards", limit: 100, run: (scope, id) => readBoard(scope, id, all, today) },
  { name: "board, with a word", limit: 100, run: (scope, id) => readBoard(scope, id, searched, today) },
  {
    name: "more of a column, near its end",
    limit: 100,
    run: (scope, campaign) => {
      const at = new Date(Date.now() - 5_000 * 60_000).toISOString();
      const after = { at, id: "00000000-0000-7000-8000-000000000000" };
      return readColumn(scope, { campaign, filter: all, stage: "found", after }, today);
    },
  },
  ...PROSPECT_SORTS.map(
    (sort): Probe => ({
      name: `table by ${sort}, first page`,
      limit: 100,
      run: (scope, id) => listProspects(scope, id, all, { sort, dir: "desc" }, first, today),
    }),
  ),
  {
    name: "table, what is late",
    limit: 100,
    run: (scope, id) => listProspects(scope, id, late, { sort: "due", dir: "asc" }, first, today),
  },
  { name: "facets", limit: 100, run: (scope, id) => prospectFacets(scope, id, all, today) },
  { name: "list of campaigns", limit: 100, run: (scope) => listCampaigns(scope) },
];
