import type { ReactNode } from "react";
import { Row, RowLink, SelectCell, SelectPageCell } from "#components/ui/row";
import { RowSelection } from "#components/ui/row-selection";
import { Cell, HeadCell, type PhonePlace, SortCell, Table } from "#components/ui/table";
import { lookName } from "#components/ui/table-look";
import { tip as tipOf } from "#components/ui/tooltip";
import { sortHref, type ViewParams } from "#components/ui/view-href";

export interface ReportColumn<Line, S extends string> {
  name: ReactNode;
  /** A column with one may be left out (ColumnChoice). */
  id?: string;
  /** Explains the head. */
  tip?: string;
  /** "120px", "18%"; without it the column takes the rest. */
  width?: string;
  number?: boolean;
  sort?: { by: S; first: "asc" | "desc" };
  phone?: PhonePlace;
  cell: (line: Line) => ReactNode;
}

/** With more columns the table scrolls sideways rather than cut every address to its first letters. */
const ROOM_FOR = 8;

interface ReportTableProps<Line, S extends string> {
  /** What the table lists; for screen readers. */
  label: string;
  path: string;
  params: ViewParams;
  order: { sort: S; dir: "asc" | "desc" };
  lines: readonly Line[];
  idOf: (line: Line) => string;
  /** What a row is about, for whoever hears its box; else its id. */
  nameOf?: (line: Line) => string;
  /** Where a row leads. */
  hrefOf: (line: Line) => string;
  /** The first one is the row's name and its link. */
  columns: readonly ReportColumn<Line, S>[];
  openId?: string | undefined;
  /** Rows can be ticked: the page holds a RowSelection around the table and its bulk bar. */
  selectable?: boolean;
  /** How many columns fit, where they are wider than usual. */
  roomFor?: number;
  /** Below this width the table scrolls sideways, px. */
  minWidth?: number;
}

/** The table of a report: dense, sorted by its heads, walked through by keys. */
export function ReportTable<Line, S extends string>(props: ReportTableProps<Line, S>) {
  const { label, path, params, order, lines, idOf, hrefOf, columns, openId, selectable, minWidth } = props;
  const [main, ...others] = columns;
  const columnOf = ({ id, sort }: ReportColumn<Line, S>, index: number) =>
    `${lookName(label)}.${lookName(id ?? sort?.by ?? `column ${index}`)}`;
  const aboutOf = (column: ReportColumn<Line, S>, index: number) => ({
    number: column.number,
    main: index === 0,
    grip: {
      column: columnOf(column, index),
      name: typeof column.name === "string" ? column.name : `column ${index + 1}`,
    },
  });
  const head = (column: ReportColumn<Line, S>, index: number) => {
    const { name, sort, tip } = column;
    const told = tip === undefined ? {} : tipOf(tip);
    return sort === undefined ? (
      <HeadCell key={index} {...aboutOf(column, index)} {...told}>
        {name}
      </HeadCell>
    ) : (
      <SortCell
        key={index}
        {...aboutOf(column, index)}
        href={sortHref(
          path,
          { ...params, from: undefined },
          sort.by,
          { column: order.sort, direction: order.dir },
          sort.first,
        )}
        direction={order.sort === sort.by ? order.dir : null}
        {...told}
      >
        {name}
      </SortCell>
    );
  };
  const ticks = selectable === true;
  const table = (
    <Table
      label={label}
      dense
      lines
      unselectable={!ticks}
      {...(columns.length > (props.roomFor ?? ROOM_FOR) ? { className: "md:[&>table]:min-w-[1240px]" } : {})}
      widths={[...(ticks ? ["40px"] : []), ...columns.map(({ width }) => width)]}
      sized={[...(ticks ? [null] : []), ...columns.map(columnOf)]}
      {...(minWidth === undefined ? {} : { minWidth })}
    >
      <thead>
        <tr>
          {ticks ? <SelectPageCell /> : null}
          {columns.map(head)}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const id = idOf(line);
          return (
            <Row key={id} id={id} open={id === openId}>
              {ticks ? <SelectCell id={id} name={props.nameOf?.(line) ?? id} /> : null}
              <Cell phone="main">
                <RowLink href={hrefOf(line)}>{main?.cell(line)}</RowLink>
              </Cell>
              {others.map(({ number, phone, cell }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <Cell key={index} number={number} phone={phone}>
                  {cell(line)}
                </Cell>
              ))}
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
  if (ticks) return table;
  return (
    <RowSelection ids={lines.map(idOf)} total={lines.length} openId={openId}>
      {table}
    </RowSelection>
  );
}
