import { ChartFrame } from "#components/ui/chart-frame";
import { ColumnsChart } from "#components/ui/columns-chart";
import { countOf } from "#components/ui/format";
import type { RunDetail } from "#lib/runs/types";

interface RunRatesProps {
  detail: RunDetail;
  className?: string;
}

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** Pages a second over the last minutes, and who is at work. */
export function RunRates({ detail, className }: RunRatesProps) {
  const points = detail.rates.map(({ at, pagesPerSecond }) => ({
    label: clock.format(Date.parse(at)),
    value: Number(pagesPerSecond.toFixed(2)),
  }));
  const last = points.at(-1)?.value ?? 0;
  return (
    <ChartFrame
      title="Pages a second"
      range="last 6 minutes"
      sentence={`In the last 15 seconds ${last} pages a second were read.`}
      table={{
        columns: ["Until", "Pages a second"],
        rows: points.map((point) => [point.label, point.value]),
      }}
      fileName="pages-a-second"
      say={`${countOf(detail.workers, "worker")}, ${countOf(detail.inFlight, "visit")} in flight. Nothing is fetched that robots.txt forbids.`}
      className={className ?? ""}
    >
      <ColumnsChart points={points} valueName="pages a second" />
    </ChartFrame>
  );
}
