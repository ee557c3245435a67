/** What other tools think: one weak vote together, however many of them, since they learn from one another. */

import { vendorFigures } from "../../vendor-metrics.ts";
import { type Vendor, vendorNames } from "../../vendors.ts";
import type { AuditContext } from "../audit-context.ts";
import { type Evidence, evidence, latestDay } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";

export function vendorScores(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const high = facts.scores.filter(({ key, value }) => {
    const bound = weights.vendor[key];
    return bound !== undefined && value >= bound;
  });
  if (high.length === 0) return [];
  return [
    evidence({
      signal: "vendor_score",
      weight: weights.points.vendor_score,
      sentence: `${high.map(({ key, value }) => nameOf(key, value)).join(", ")}: another tool's opinion, one weak vote.`,
      since: latestDay(high.flatMap(({ on }) => on ?? [])),
      act: "none",
    }),
  ];
}

function nameOf(key: string, value: number): string {
  const prefix = key.split(".")[0] ?? "";
  const vendor: Vendor = Object.hasOwn(vendorNames, prefix) ? (prefix as Vendor) : "other";
  const [known] = vendorFigures([{ vendor, metrics: { [key]: value } }]);
  return `${vendorNames[vendor]}: ${known?.figures[0]?.name.toLowerCase() ?? key} ${value}`;
}
