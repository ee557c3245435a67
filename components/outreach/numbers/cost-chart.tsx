import type { ReactNode } from "react";
import { priceWords } from "#components/placements/price";
import { ChartFrame } from "#components/ui/chart-frame";
import { ColumnsChart } from "#components/ui/columns-chart";
import { countOf, formatCount } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Cell, HeadCell, Table } from "#components/ui/table";
import type { CostSum } from "#lib/core/outreach/money";
import type { CostLine, CostReport } from "#lib/outreach/numbers/types";

interface CostsProps {
  report: CostReport;
  /** "Tactic" */
  head: string;
  nameOf: (line: CostLine) => string;
  /** Leads to the placements behind a line; nothing where no filter shows them. */
  hrefOf: (line: CostLine) => ReactNode;
  tools: ReactNode;
  fileName: string;
}

/** Columns shown; the table has them all. */
const COLUMNS = 12;

/** What agreed links cost for each that stands, by group. */
export function Costs({ report, head, nameOf, hrefOf, tools, fileName }: CostsProps) {
  const { currency, groups, all } = report;
  const money = (amount: string) => priceWords({ price: amount, currency });
  const priced = groups.flatMap((line) => (line.each === null ? [] : [{ ...line, each: line.each }]));
  return (
    <>
      <ChartFrame
        title="Cost per live link"
        range={`by ${head.toLowerCase()}, in ${currency}`}
        fileName={fileName}
        tools={tools}
        empty="No group has a live link whose cost is known in the own currency."
        sentence={priced.map((line) => `${nameOf(line)}: ${money(line.each)}`).join("; ")}
        table={{
          columns: [head, `Per live link (${currency})`, `Cost (${currency})`, "Live", "Ever found"],
          rows: priced.map((line) => [
            nameOf(line),
            Number(line.each),
            Number(line.cost.amount),
            line.live,
            line.found,
          ]),
        }}
        say="The price of every link that was ever found on its page, over the links that stand today."
      >
        <ColumnsChart
          points={priced.slice(0, COLUMNS).map((line) => ({
            label: nameOf(line),
            title: `${nameOf(line)}: ${money(line.each)}`,
            value: Math.round(Number(line.each)),
          }))}
          valueName={`${currency} per live link`}
          labelled
        />
      </ChartFrame>
      <Panel title="Costs" scope={`In ${currency}`} padded={false}>
        <Table label={`Costs by ${head.toLowerCase()}`} dense minWidth={640}>
          <thead>
            <tr>
              <HeadCell main>{head}</HeadCell>
              <HeadCell number>Ever found</HeadCell>
              <HeadCell number>Live</HeadCell>
              <HeadCell number>Cost</HeadCell>
              <HeadCell number>Per live link</HeadCell>
            </tr>
          </thead>
          <tbody>
            {groups.map((line) => (
              <tr key={line.group ?? ""}>
                <Cell phone="main">{hrefOf(line)}</Cell>
                <Cell number>{formatCount(line.found)}</Cell>
                <Cell number>{formatCount(line.live)}</Cell>
                <Cell number>{money(line.cost.amount)}</Cell>
                <Cell number>
                  {line.each === null ? <span className="text-muted">not known</span> : money(line.each)}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
        <div className="grid gap-1 px-4 py-2 text-sm text-muted">
          {all.cost.leftOut > 0 ? <p>{leftOutWords(all.cost)}</p> : null}
          {report.renewals.links > 0 ? (
            <p>
              {countOf(report.renewals.links, "agreed link")} to renew within 90 days, at the price of before:{" "}
              {money(report.renewals.cost.amount)}.
              {report.renewals.cost.leftOut > 0 ? ` ${leftOutWords(report.renewals.cost)}` : ""}
            </p>
          ) : null}
        </div>
      </Panel>
    </>
  );
}

/** "2 prices are left out: no rate for USD." */
function leftOutWords({ leftOut, missing }: CostSum): string {
  const reasons = missing.map((code) => (code === "" ? "the currency is not said" : `no rate for ${code}`));
  return `${countOf(leftOut, "price")} ${leftOut === 1 ? "is" : "are"} left out: ${reasons.join(", ")}.`;
}
