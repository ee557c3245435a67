import { one, query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { KIND_SQL } from "./kind-sql.ts";
import type { TodayView } from "./today-view.ts";
import { TODAY_KINDS, type TodayItem, type TodayKind, type TodayList } from "./types.ts";

/** Of each kind so many are shown; of one kind alone more. */
const EACH = 20;
const ALONE = 500;

/** What a Scope may not read is not told to it either. */
const PLACEMENT_KINDS: ReadonlySet<TodayKind> = new Set(["off", "expiring", "unannounced", "reported"]);

/**
 * Everything that needs somebody, one statement a kind. A viewer is asked for what is to be approved whoever runs it.
 * @param today YYYY-MM-DD
 */
export async function readToday(
  scope: Scope,
  view: Pick<TodayView, "owner" | "only">,
  today: string,
): Promise<TodayList> {
  const kinds = TODAY_KINDS.filter((kind) => view.only === null || kind === view.only).filter(
    (kind) => scope.may.has("placements") || !PLACEMENT_KINDS.has(kind),
  );
  const limit = view.only === null ? EACH : ALONE;
  const all = await Promise.all(
    kinds.map((kind) =>
      query<TodayItem & { total: number }>(KIND_SQL[kind], valuesOf(scope, view, today, limit)),
    ),
  );
  const totals: TodayList["totals"] = {};
  for (const [at, kind] of kinds.entries()) {
    const total = all[at]?.[0]?.total ?? 0;
    if (total > 0) totals[kind] = total;
  }
  return { items: all.flat().map(({ total: _total, ...item }) => item), totals };
}

/** Whether anything at all needs this person: whether the day begins there. @param today YYYY-MM-DD */
export async function anythingToday(scope: Scope, today: string): Promise<boolean> {
  const kinds = TODAY_KINDS.filter((kind) => scope.may.has("placements") || !PLACEMENT_KINDS.has(kind));
  const found = await one<{ any: boolean }>(
    `SELECT ${kinds.map((kind) => `EXISTS (${KIND_SQL[kind]})`).join(" OR ")} AS any`,
    valuesOf(scope, { owner: "mine" }, today, 1),
  );
  return found?.any ?? false;
}

function valuesOf(
  scope: Scope,
  { owner }: Pick<TodayView, "owner">,
  today: string,
  limit: number,
): readonly unknown[] {
  const everybody = owner === "all" || scope.role === "viewer";
  return [
    scope.workspaceId,
    scope.sites === "all" ? null : scope.sites,
    everybody ? null : scope.actorId,
    today,
    limit,
  ];
}
