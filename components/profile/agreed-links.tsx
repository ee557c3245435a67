import { statusLooks } from "#components/status";
import { Outcomes } from "#components/ui/progress";
import type { FirstResult } from "#lib/profile/types";

/** How the promises stand, as one bar; each part leads to its placements. */
export function AgreedLinks({ placements, base }: { placements: FirstResult["placements"]; base: string }) {
  const parts = [
    { status: "live", label: "Live as agreed", value: placements.live, query: "live" },
    { status: "changed", label: "Changed", value: placements.changed, query: "changed" },
    { status: "lost", label: "Gone", value: placements.gone, query: "lost,missed,not_found" },
    { status: "blocked", label: "Blocked", value: placements.blocked, query: "blocked,unreachable" },
  ] as const;
  return (
    <Outcomes
      className="w-full md:w-[420px] lg:w-[480px]"
      label="Agreed links"
      waiting={placements.pending}
      waitingLabel="Not looked at"
      outcomes={parts.map((part) => {
        const { tone, icon } = statusLooks[part.status];
        return {
          tone,
          icon,
          label: part.label,
          value: part.value,
          href: `${base}/placements?status=${part.query}`,
        };
      })}
    />
  );
}
