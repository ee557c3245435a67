import { levelWord } from "#components/toxic/queue/level";
import { Chip } from "#components/ui/chip";
import { formatCount } from "#components/ui/format";
import { SegmentedLinks } from "#components/ui/segmented";
import { viewHref } from "#components/ui/view-href";
import type { Level } from "#lib/core/toxic/judge";
import type { QueueCounts, QueueView, Show } from "#lib/toxic/queue/types";

interface FilterProps {
  path: string;
  view: QueueView;
  counts: QueueCounts;
}

/** One level, or those that need a look; decided or not; the group that is shown alone. */
export function QueueFilters({ path, view, counts }: FilterProps) {
  const { show, levels, group } = view;
  const href = (change: { show?: Show; levels?: readonly Level[]; group?: string }) => {
    const next = { show, levels, group, ...change };
    return viewHref(
      path,
      {},
      {
        show: next.show === "undecided" ? null : next.show,
        level: next.levels.length > 0 ? next.levels : null,
        group: next.group,
      },
    );
  };
  const title = counts.groups.find(({ key }) => key === group)?.title;
  const isOne = (level: Level) => levels.length === 1 && levels[0] === level;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SegmentedLinks
        label="Decided or not"
        items={[
          {
            label: `To decide ${formatCount(counts.undecided)}`,
            href: href({ show: "undecided" }),
            current: show === "undecided",
          },
          {
            label: `Decided ${formatCount(counts.decided)}`,
            href: href({ show: "decided" }),
            current: show === "decided",
          },
          { label: "All", href: href({ show: "all" }), current: show === "all" },
        ]}
      />
      <SegmentedLinks
        label="Level"
        items={[
          { label: "High and review", href: href({ levels: [] }), current: levels.length === 0 },
          ...(["high", "review", "low", "safe"] as const).map((level) => ({
            label: `${levelWord(level)} ${formatCount(counts.levels[level])}`,
            href: href({ levels: [level] }),
            current: isOne(level),
          })),
        ]}
      />
      {group === "" ? null : (
        <Chip
          label="Pattern is"
          value={title ?? "no longer there"}
          removeHref={href({ group: "" })}
          removeLabel="Remove: one pattern alone"
        />
      )}
    </div>
  );
}
