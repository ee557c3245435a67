import { boundName, listWords, sectionName } from "#components/toxic/weights/bound-words";
import { signalWords } from "#components/toxic/weights/signal-words";
import { formatCount } from "#components/ui/format";
import type { Signal } from "#lib/core/toxic/evidence";
import type { WeightDifference } from "#lib/core/toxic/weight-changes";

const NAMED = 5;

/** "Hidden links: 30 → 40"; "Well-known domains: added example.com". */
export function differenceText(one: WeightDifference): string {
  if (one.kind === "number") {
    const name =
      one.section === "points" && Object.hasOwn(signalWords, one.name)
        ? signalWords[one.name as Signal].name
        : `${sectionName(one.section)}, ${boundName(one.section, one.name)}`;
    return `${name}: ${one.from} → ${one.to}`;
  }
  const parts = [
    ...(one.added.length > 0 ? [`added ${entries(one.added)}`] : []),
    ...(one.removed.length > 0 ? [`took out ${entries(one.removed)}`] : []),
  ];
  return `${listWords[one.list].name}: ${parts.join(", ")}`;
}

function entries(all: readonly string[]): string {
  const more = all.length - NAMED;
  return `${all.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
}
