import { BarsChart } from "#components/ui/bars-chart";
import { ChartFrame } from "#components/ui/chart-frame";
import { formatShare } from "#components/ui/format";
import { FUNNEL, type FunnelStep } from "#lib/core/outreach/funnel";
import { STAGE_WORDS } from "#lib/core/outreach/stages";
import type { FunnelReport } from "#lib/outreach/numbers/types";

interface FunnelChartProps {
  report: FunnelReport;
  /** "all campaigns" */
  range: string;
  fileName: string;
}

/** How many prospects ever came to each stage. */
export function FunnelChart({ report: { all }, range, fileName }: FunnelChartProps) {
  const count = (step: FunnelStep) => all.reached[step];
  const items = FUNNEL.map((step) => ({ label: STAGE_WORDS[step], value: count(step) }));
  return (
    <ChartFrame
      title="How far prospects came"
      range={range}
      fileName={fileName}
      sentence={`${FUNNEL.map((step) => `${STAGE_WORDS[step]}: ${count(step)}`).join("; ")}.`}
      table={{
        columns: ["Stage", "Prospects", "Of those before"],
        rows: FUNNEL.map((step, at) => {
          const before = FUNNEL[at - 1];
          const share =
            before === undefined || count(before) === 0 ? "" : formatShare(count(step), count(before));
          return [STAGE_WORDS[step], count(step), share];
        }),
      }}
      say="A stage counts as reached by whoever was ever in it or beyond, rejected later or not."
    >
      <BarsChart items={items} all={count("found")} />
    </ChartFrame>
  );
}
