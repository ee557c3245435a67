import { BarsChart } from "#components/ui/bars-chart";
import { ChartFrame } from "#components/ui/chart-frame";
import { formatShare } from "#components/ui/format";

interface BreakdownProps {
  title: string;
  /** "referring domains, where their links stand" */
  range: string;
  items: readonly { label: string; value: number; href?: string; second?: number }[];
  /** What the shares are of. */
  all: number;
  /** Head of the first column, of the numbers, and of a second number that the table has alone. */
  columns: readonly [string, string] | readonly [string, string, string];
  fileName: string;
  empty: string;
  say?: string | undefined;
  /** Names are sentences rather than words. */
  longNames?: boolean | undefined;
  className?: string | undefined;
}

/** How the profile is distributed over one thing: bars that lead to their rows, the table beside them. */
export function Breakdown(props: BreakdownProps) {
  const { title, range, all, columns, fileName, empty, say, longNames, className } = props;
  const items = props.items.filter(({ value }) => value > 0);
  const most = [...items].sort((a, b) => b.value - a.value)[0];
  return (
    <ChartFrame
      className={className}
      title={title}
      range={range}
      fileName={fileName}
      empty={empty}
      sentence={
        most
          ? `${title}: ${most.label} leads with ${most.value} (${formatShare(most.value, all)}).`
          : `${title}: nothing is known yet.`
      }
      table={{
        columns,
        rows: items.map(({ label, value, second }) => [
          label,
          value,
          ...(columns.length === 3 ? [second ?? 0] : []),
        ]),
      }}
      {...(say === undefined ? {} : { say })}
    >
      <BarsChart longNames={longNames} items={items.map(({ second: _second, ...item }) => item)} all={all} />
    </ChartFrame>
  );
}
