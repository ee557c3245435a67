import { RemovalStatusText } from "#components/removals/removal-words";
import { countOf, formatCount } from "#components/ui/format";
import { Row, RowLink, SelectCell, SelectPageCell } from "#components/ui/row";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { RemovalLine } from "#lib/removals/types";

interface RemovalTableProps {
  lines: readonly RemovalLine[];
  path: string;
  params: ViewParams;
  open: string | null;
  mayChange: boolean;
}

/** Whom links are to be removed by, who is due first. */
export function RemovalTable({ lines, path, params, open, mayChange }: RemovalTableProps) {
  return (
    <Table
      label="Removal requests"
      lines
      unselectable={!mayChange}
      widths={[...(mayChange ? ["40px"] : []), undefined, "130px", "100px", "110px", "120px", "130px"]}
    >
      <thead>
        <tr>
          {mayChange ? <SelectPageCell /> : null}
          <HeadCell>Domain or page</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell number>Live links</HeadCell>
          <HeadCell>Contacts</HeadCell>
          <HeadCell>Last mail</HeadCell>
          <HeadCell>Due</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} id={line.id} open={line.id === open}>
            {mayChange ? <SelectCell id={line.id} name={`the request to ${line.name}`} /> : null}
            <Cell phone="main">
              <RowLink href={viewHref(path, params, { open: line.id })}>
                <UrlText url={line.name} />
              </RowLink>
            </Cell>
            <Cell phone="status">
              <RemovalStatusText status={line.status} />
            </Cell>
            <Cell number phone="second">
              {formatCount(line.live)}
              <span className="md:hidden"> {line.live === 1 ? "live link" : "live links"}</span>
            </Cell>
            <Cell>{contactWords(line)}</Cell>
            <Cell>{line.lastMailOn ? <DateText at={line.lastMailOn} /> : null}</Cell>
            <Cell>{line.dueOn === null ? null : line.isDue ? <b>now</b> : <DateText at={line.dueOn} />}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function contactWords({ contacts, looking }: RemovalLine): string {
  if (contacts > 0) return countOf(contacts, "contact");
  return looking ? "looking" : "none found";
}
