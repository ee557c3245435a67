import { formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import type { ReportedTotals } from "#lib/profile/report-types";

interface DomainTabsProps {
  base: string;
  current: "referring" | "reported";
  totals: ReportedTotals;
}

/** Domains with links that we know, and those that are only reported; nothing where no file named any. */
export function DomainTabs({ base, current, totals }: DomainTabsProps) {
  if (totals.domains === 0 && current === "referring") return null;
  return (
    <LinkTabs
      label="Referring and reported domains"
      tabs={[
        { label: "Referring domains", href: `${base}/domains`, current: current === "referring" },
        {
          label: "Reported domains",
          href: `${base}/domains/reported`,
          current: current === "reported",
          count: formatCount(totals.domains),
        },
      ]}
    />
  );
}
