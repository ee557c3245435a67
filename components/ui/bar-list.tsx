import Link from "next/link";
import { formatCount, formatShare } from "#components/ui/format";

export interface BarItem {
  label: string;
  value: number;
  /** A comparison, in the unit of `value`: drawn as an upright mark. */
  mark?: number | undefined;
  /** Where the rows behind this bar are. */
  href?: string | undefined;
}

export interface BarListProps {
  items: readonly BarItem[];
  /** What the shares are of; default: the sum of the values. */
  all?: number | undefined;
  /** Names are sentences rather than words: they take a third of the width. */
  longNames?: boolean | undefined;
}

/** The width of the names, for the rows below. */
export const barNames = (longNames: boolean | undefined) =>
  longNames ? ({ "--bar-name": "minmax(88px, 34%)" } as React.CSSProperties) : undefined;

/** Named bars with count and share. Text and lines alone: no script, part of the first paint. */
export function BarList({ items, all, longNames }: BarListProps) {
  const whole = all ?? items.reduce((sum, item) => sum + item.value, 0);
  const longest = Math.max(1, ...items.map((item) => Math.max(item.value, item.mark ?? 0)));
  return (
    <ul style={barNames(longNames)}>
      {items.map((item) => (
        <li key={item.label} className="bar-row">
          <BarName item={item} />
          <span aria-hidden className="bar-track">
            <span className="bar-fill" style={{ width: `${(item.value / longest) * 100}%` }} />
            {item.mark === undefined ? null : (
              <span className="bar-mark" style={{ left: `calc(${(item.mark / longest) * 100}% - 1px)` }} />
            )}
          </span>
          <BarValue item={item} whole={whole} />
        </li>
      ))}
    </ul>
  );
}

export function BarName({ item }: { item: BarItem }) {
  const name = (
    <span className="block truncate" title={item.label}>
      {item.label}
    </span>
  );
  return item.href ? (
    <Link href={item.href} prefetch={false} className="min-w-0 hover:underline">
      {name}
    </Link>
  ) : (
    name
  );
}

export function BarValue({ item, whole }: { item: BarItem; whole: number }) {
  return (
    <>
      <span className="text-right font-medium tabular-nums">{formatCount(item.value)}</span>
      <span className="text-right whitespace-nowrap text-muted tabular-nums">
        {formatShare(item.value, whole)}
      </span>
    </>
  );
}
