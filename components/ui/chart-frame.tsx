"use client";
import { clsx } from "clsx";
import { ChartLine, Download, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { formatCount } from "#components/ui/format";
import { IconButton } from "#components/ui/icon-button";
import { csvLine } from "#lib/core/csv";

export interface ChartTable {
  columns: readonly string[];
  /** Numbers stand right and go into the file bare. */
  rows: readonly (readonly (string | number)[])[];
}

interface ChartFrameProps {
  title: ReactNode;
  /** "90 days, by week" */
  range?: ReactNode;
  /** The finding for who does not see the chart: "Referring domains rose from 312 to 340 in 90 days." */
  sentence: string;
  /** The same numbers, shown in place of the chart by the toggle, and saved as CSV. */
  table: ChartTable;
  /** Name of the file without its ending. */
  fileName: string;
  /** At the left of the toggle: usually the range as SegmentedLinks. */
  tools?: ReactNode;
  /** Figures above the chart. */
  lead?: ReactNode;
  /** Under the chart: legend, then one visible sentence. */
  legend?: ReactNode;
  say?: ReactNode;
  /** Stands in place of the chart while the table has no rows. */
  empty?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A panel round a chart: title, range, toggle to its table, file, a sentence. The height stays whichever is shown. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, range, sentence, table, fileName, tools, lead, legend, say, empty, className, children } =
    props;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const isEmpty = empty !== undefined && table.rows.length === 0;
  return (
    <section className={clsx("panel flex flex-col", className)} aria-labelledby={id}>
      <header className="panel-head max-md:flex-wrap">
        <h2 id={id}>{title}</h2>
        {range ? <span className="truncate text-sm text-muted">{range}</span> : null}
        <div className="ml-auto flex items-center gap-1">
          {tools}
          {asTable ? (
            <IconButton
              label="Save as CSV"
              icon={<Download aria-hidden />}
              onClick={() => saveCsv(table, `${fileName}.csv`)}
            />
          ) : null}
          <IconButton
            label={asTable ? "Show as a chart" : "Show as a table"}
            icon={asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          />
        </div>
      </header>
      {lead ? <div className="px-4 pt-2">{lead}</div> : null}
      <figure className="relative flex-1 px-4 pt-2 pb-4">
        <figcaption className="sr-only">{sentence}</figcaption>
        <div className={clsx("grid gap-3", (asTable || isEmpty) && "invisible")}>
          {children}
          {legend}
        </div>
        {isEmpty && !asTable ? (
          <p className="absolute inset-0 grid place-items-center px-8 text-center text-muted">{empty}</p>
        ) : null}
        {asTable ? <ShownTable table={table} label={sentence} /> : null}
      </figure>
      {say ? <p className="px-4 pb-4 text-sm text-muted [&_b]:text-text">{say}</p> : null}
    </section>
  );
}

function ShownTable({ table, label }: { table: ChartTable; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="table-scroll absolute inset-x-0 top-0 bottom-3 pt-2">
      <table className="data-table dense">
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={typeof table.rows[0]?.[index] === "number" ? "number" : undefined}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, index) => (
                <td key={table.columns[index]} className={typeof value === "number" ? "number" : undefined}>
                  {typeof value === "number" ? formatCount(value) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Made in the browser from what is shown: no request, no second truth. */
function saveCsv(table: ChartTable, name: string): void {
  const text = [table.columns, ...table.rows].map((row) => csvLine(row)).join("");
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
