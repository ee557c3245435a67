import type { ChartColor } from "#components/ui/chart-colors";
import { ChartFrame } from "#components/ui/chart-frame";
import { countOf, formatShare } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { StepLinesChart } from "#components/ui/step-lines-chart";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { Term } from "#components/ui/tooltip";
import { MILESTONES, type SurvivalLine, type SurvivalReport } from "#lib/placements/survival-types";

/** Lines that can be told apart: hue and dashes. */
const marks: readonly { color: ChartColor; dash?: string }[] = [
  { color: "blue" },
  { color: "orange", dash: "6 3" },
  { color: "green", dash: "2 3" },
  { color: "pink", dash: "9 3 2 3" },
  { color: "sky", dash: "4 2" },
];

interface SurvivalProps {
  report: SurvivalReport;
  nameOf: (group: string | null) => string;
  /** "tactic" */
  by: string;
  fileName: string;
}

/** The share of agreed links alive after so many days, a line a group with enough links. */
export function SurvivalCurves({ report, nameOf, by, fileName }: SurvivalProps) {
  const drawn = report.groups.filter((group) => group.steps !== null).slice(0, marks.length);
  const shown = drawn.length > 0 ? drawn : report.all.steps === null ? [] : [report.all];
  const name = (line: SurvivalLine) => (line === report.all ? "All" : nameOf(line.group));
  return (
    <ChartFrame
      title="Share of links alive"
      range={`by ${by}, days since we first saw the link`}
      fileName={fileName}
      empty="A curve needs twenty links of a kind. The table below counts what there is."
      sentence={
        shown.length === 0
          ? "Too few links for a curve."
          : `${shown.map((line) => `${name(line)}: ${endOf(line)}`).join("; ")}.`
      }
      table={{
        columns: ["Group", "Day", "Watched so long", "Lost on it", "Alive", "95 % band"],
        rows: shown.flatMap((line) =>
          (line.steps ?? []).map((step) => [
            name(line),
            step.days,
            step.atRisk,
            step.lost,
            formatShare(step.alive, 1),
            `${formatShare(step.low, 1)} to ${formatShare(step.high, 1)}`,
          ]),
        ),
      }}
      say={
        <>
          Links that are still there are{" "}
          <Term explanation="Counted as alive for as long as they were watched, and not beyond: nobody knows yet when they will go.">
            censored
          </Term>
          : they count for as long as they have been watched (Kaplan–Meier). Below twenty links there is no
          curve.
        </>
      }
    >
      <StepLinesChart
        unit="d"
        lines={shown.map((line, index) => ({
          key: `l${index}`,
          name: name(line),
          ...(marks[index] as (typeof marks)[number]),
          steps: (line.steps ?? []).map((step) => ({ x: step.days, y: step.alive })),
          until: line.watchedDays,
        }))}
      />
    </ChartFrame>
  );
}

function endOf(line: SurvivalLine): string {
  return `${formatShare(line.steps?.at(-1)?.alive ?? 1, 1)} alive after ${countOf(line.watchedDays, "day")}`;
}

/** The same in figures, with the groups that are too small for a curve. */
export function SurvivalTable({ report, nameOf, by }: Omit<SurvivalProps, "fileName">) {
  const lines = [{ line: report.all, name: "All agreed links" }].concat(
    report.groups.map((line) => ({ line, name: nameOf(line.group) })),
  );
  return (
    <Panel padded={false}>
      <Table
        label={`Links alive by ${by}`}
        widths={[undefined, "150px", ...MILESTONES.map(() => "90px"), "120px"]}
        minWidth={720}
      >
        <thead>
          <tr>
            <HeadCell>{by.charAt(0).toUpperCase() + by.slice(1)}</HeadCell>
            <HeadCell number>Alive</HeadCell>
            {MILESTONES.map((days) => (
              <HeadCell number key={days}>
                {days} days
              </HeadCell>
            ))}
            <HeadCell number>Half gone by</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, name }) => (
            <tr key={name}>
              <Cell>{name}</Cell>
              <Cell number>
                {line.links - line.lost} of {countOf(line.links, "link")}
              </Cell>
              {line.at.map((share, index) => (
                <Cell number key={MILESTONES[index]}>
                  {share === null ? <span className="text-muted">–</span> : formatShare(share, 1)}
                </Cell>
              ))}
              <Cell number>{half(line)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function half(line: SurvivalLine) {
  if (line.steps === null) return <span className="text-muted">too few</span>;
  return line.medianDays === null ? (
    <span className="text-muted">not yet</span>
  ) : (
    countOf(line.medianDays, "day")
  );
}
