import type { ReactNode } from "react";
import { Row, RowLink } from "#components/ui/row";
import { RowSelection } from "#components/ui/row-selection";
import { Cell, HeadCell, type PhonePlace, SortCell, Table } from "#components/ui/table";
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
  /** Where a row leads. */
  hrefOf: (line: Line) => string;
  /** The first one is the row's name and its link. */
  columns: readonly ReportColumn<Line, S>[];
  openId?: string | undefined;
  /** How many columns fit, where they are wider than usual. */
  roomFor?: number;
  /** Below this width the table scrolls sideways, px. */
  minWidth?: number;
}

/** The table of a report: dense, sorted by its heads, walked through by keys. */
export function ReportTable<Line, S extends string>(props: ReportTableProps<Line, S>) {
  const { label, path, params, order, lines, idOf, hrefOf, columns, openId, minWidth } = props;
  const [main, ...others] = columns;
  const head = ({ name, sort, number, tip }: ReportColumn<Line, S>, index: number) =>
    sort === undefined ? (
      <HeadCell key={index} number={number} {...(tip === undefined ? {} : tipOf(tip))}>
        {name}
      </HeadCell>
    ) : (
      <SortCell
        key={index}
        number={number}
        href={sortHref(
          path,
          { ...params, from: undefined },
          sort.by,
          { column: order.sort, direction: order.dir },
          sort.first,
        )}
        direction={order.sort === sort.by ? order.dir : null}
        {...(tip === undefined ? {} : tipOf(tip))}
      >
        {name}
      </SortCell>
    );
  return (
    <RowSelection ids={lines.map(idOf)} total={lines.length} openId={openId}>
      <Table
        label={label}
        dense
        lines
        unselectable
        {...(columns.length > (props.roomFor ?? ROOM_FOR)
          ? { className: "md:[&>table]:min-w-[1240px]" }
          : {})}
        widths={columns.map(({ width }) => width)}
        {...(minWidth === undefined ? {} : { minWidth })}
      >
        <thead>
          <tr>{columns.map(head)}</tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const id = idOf(line);
            return (
              <Row key={id} id={id} open={id === openId}>
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
    </RowSelection>
  );
}
