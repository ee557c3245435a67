import { formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";

interface ToxicTabsProps {
  /** Address of the site's pages. */
  base: string;
  current: "queue" | "decisions" | "weights" | "check";
  /** Domains that wait, and opinions that stand; null: not counted here. */
  counts: { queue: number | null; decisions: number };
}

/** What the audit found, what people decided, what it weighs by, and whether any of it needs a disavow. */
export function ToxicTabs({ base, current, counts }: ToxicTabsProps) {
  return (
    <LinkTabs
      label="Toxic links"
      tabs={[
        {
          label: "Review queue",
          href: `${base}/toxic`,
          current: current === "queue",
          ...(counts.queue === null ? {} : { count: formatCount(counts.queue) }),
        },
        {
          label: "Decisions",
          href: `${base}/toxic/decisions`,
          current: current === "decisions",
          count: formatCount(counts.decisions),
        },
        { label: "Weights", href: `${base}/toxic/weights`, current: current === "weights" },
        { label: "Do I need to disavow?", href: `${base}/toxic/check`, current: current === "check" },
      ]}
    />
  );
}
