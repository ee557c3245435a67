import { priceWords } from "#components/placements/price";
import { LinkStatus } from "#components/status";
import { Row, RowLink, SelectCell, SelectPageCell } from "#components/ui/row";
import { Cell, HeadCell, SortCell, Table } from "#components/ui/table";
import { DateText, RelativeTime } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { sortHref, type ViewParams, viewHref } from "#components/ui/view-href";
import { relWords } from "#lib/links/words";
import type { PlacementView } from "#lib/placements/placement-view";
import type { PlacementLine, PlacementSort } from "#lib/placements/types";

interface PlacementsTableProps {
  path: string;
  params: ViewParams;
  view: PlacementView;
  lines: readonly PlacementLine[];
  showCosts: boolean;
}

/** Promises, one a row: how each stands, and what was agreed. */
export function PlacementsTable({ path, params, view, lines, showCosts }: PlacementsTableProps) {
  const head = (name: string, by: PlacementSort, first: "asc" | "desc" = "asc", number = false) => (
    <SortCell
      href={sortHref(
        path,
        { ...params, from: undefined },
        by,
        { column: view.sort, direction: view.dir },
        first,
      )}
      direction={view.sort === by ? view.dir : null}
      number={number}
    >
      {name}
    </SortCell>
  );
  const price = showCosts ? ["84px"] : [];
  return (
    <Table
      label="Placements"
      dense
      lines
      widths={["40px", "112px", undefined, "17%", "76px", ...price, "12%", "104px", "104px", "104px"]}
    >
      <thead>
        <tr>
          <SelectPageCell />
          {head("Status", "status")}
          {head("Page with the link", "source")}
          <HeadCell>Agreed anchor</HeadCell>
          <HeadCell>Rel</HeadCell>
          {showCosts ? head("Price", "price", "desc", true) : null}
          <HeadCell>Vendor</HeadCell>
          {head("Live since", "live", "desc")}
          {head("Ends", "expires")}
          {head("Checked", "checked", "desc")}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} id={line.id} open={view.open === line.id}>
            <SelectCell id={line.id} name={`the placement on ${line.source}`} />
            <Cell phone="status">
              <LinkStatus status={line.status} />
            </Cell>
            <Cell phone="main">
              <RowLink href={viewHref(path, params, { open: line.id })} title={line.sentence ?? undefined}>
                <UrlText url={line.source} />
              </RowLink>
            </Cell>
            <Cell phone="second" title={line.anchor ?? undefined}>
              {line.anchor ?? <span className="text-muted">any words</span>}
            </Cell>
            <Cell>{line.rel ? relWords(line.rel) : <span className="text-muted">any</span>}</Cell>
            {showCosts ? <Cell number>{priceWords(line)}</Cell> : null}
            <Cell title={line.vendor ?? undefined}>{line.vendor ?? ""}</Cell>
            <Cell>{line.liveOn ? <DateText at={line.liveOn} /> : ""}</Cell>
            <Cell>{line.expiresOn ? <DateText at={line.expiresOn} /> : ""}</Cell>
            <Cell>
              {line.checkedAt ? (
                <RelativeTime at={line.checkedAt} />
              ) : (
                <span className="text-muted">never</span>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
