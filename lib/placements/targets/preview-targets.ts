import { hostOf } from "#lib/core/domain";
import type { WriteScope } from "#lib/scope/scope";
import { planTargets, type TargetMove, type TargetPlan } from "./plan-targets.ts";
import type { LeftAlone, TargetPreview } from "./types.ts";

/** Lines of each list that a person is shown. */
export const SHOWN = 50;

/** What pairs of addresses would do to the promises of a site. Nothing is written. */
export async function previewTargets(
  scope: WriteScope,
  { site, text }: { site: string; text: string },
): Promise<TargetPreview> {
  const plan = await planTargets(scope, site, text);
  const { moves, colliding, bad, domains } = plan;
  const rules = rulesOf(plan);
  return {
    changes: moves.length,
    rules: rules.slice(0, SHOWN),
    ruleCount: rules.length,
    idle: rules.filter(({ placements }) => placements === 0).length,
    colliding: colliding.slice(0, SHOWN).map(leftAlone),
    collidingCount: colliding.length,
    outside: hostsOf(plan.outside),
    domains,
    bad: bad.slice(0, SHOWN),
    badCount: bad.length,
  };
}

function rulesOf({ rules, moves, colliding, outside }: TargetPlan): TargetPreview["rules"] {
  const counts = new Map<number, number>();
  for (const { rule } of [...moves, ...colliding, ...outside]) {
    counts.set(rule.line, (counts.get(rule.line) ?? 0) + 1);
  }
  return rules
    .map((rule) => ({ ...rule, placements: counts.get(rule.line) ?? 0 }))
    .sort((a, b) => b.placements - a.placements || a.line - b.line);
}

function hostsOf(outside: readonly TargetMove[]): TargetPreview["outside"] {
  return [...Map.groupBy(outside, ({ to }) => hostOf(to) ?? "")]
    .map(([host, moves]) => ({ host, placements: moves.length, example: moves[0]?.to ?? "" }))
    .sort((a, b) => b.placements - a.placements)
    .slice(0, SHOWN);
}

export function leftAlone({ id, source, from, to }: LeftAlone): LeftAlone {
  return { id, source, from, to };
}
