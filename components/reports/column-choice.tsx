import { Columns3 } from "lucide-react";
import type { ReportColumn } from "#components/reports/report-table";
import { Button } from "#components/ui/button";
import { Facets } from "#components/ui/facets";
import { Popover } from "#components/ui/popover";
import { type ViewParams, viewHref } from "#components/ui/view-href";

interface ColumnChoiceProps<Line, S extends string> {
  path: string;
  params: ViewParams;
  columns: readonly ReportColumn<Line, S>[];
  /** Ids of those that stand. */
  chosen: readonly string[];
}

/** Which columns a report shows: the choice stands in the address, in `cols`. */
export function ColumnChoice<Line, S extends string>(props: ColumnChoiceProps<Line, S>) {
  const { path, params, columns, chosen } = props;
  const ids = columnIds(columns);
  const items = columns.flatMap(({ id, name }) => {
    if (id === undefined) return [];
    const on = chosen.includes(id);
    const next = ids.filter((one) => (one === id ? !on : chosen.includes(one)));
    return [{ label: String(name), on, href: viewHref(path, params, { cols: next.join(",") || "none" }) }];
  });
  return (
    <span className="max-md:hidden">
      <Popover label="Columns" align="end" trigger={<Button icon={<Columns3 aria-hidden />}>Columns</Button>}>
        <Facets label="Columns" items={items} />
      </Popover>
    </span>
  );
}

/** Ids of the columns that may be left out. */
export const columnIds = <Line, S extends string>(columns: readonly ReportColumn<Line, S>[]): string[] =>
  columns.flatMap(({ id }) => id ?? []);

/** The columns that stand. */
export const chosenColumns = <Line, S extends string>(
  columns: readonly ReportColumn<Line, S>[],
  chosen: readonly string[],
) => columns.filter(({ id }) => id === undefined || chosen.includes(id));
