import { Ban } from "lucide-react";
import { ChannelText, originWords } from "#components/outreach/contacts/contact-words";
import { Row, RowLink } from "#components/ui/row";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { Status } from "#components/ui/tone";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { ContactView } from "#lib/outreach/contacts/types";

interface ContactTableProps {
  lines: readonly ContactView[];
  path: string;
  params: ViewParams;
  open: string | null;
}

/** People and desks of sites, the newest first. */
export function ContactTable({ lines, path, params, open }: ContactTableProps) {
  return (
    <Table label="Contacts" lines unselectable widths={[undefined, "18%", "17%", "105px", "140px", "120px"]}>
      <thead>
        <tr>
          <HeadCell>Address</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>Site</HeadCell>
          <HeadCell>Channel</HeadCell>
          <HeadCell>Origin</HeadCell>
          <HeadCell>Written to</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} id={line.id} open={line.id === open}>
            <Cell phone="main">
              <RowLink href={viewHref(path, params, { open: line.id, prospect: null })}>
                <span className="block truncate">{line.value}</span>
              </RowLink>
            </Cell>
            <Cell phone="second">
              <span className="block truncate">{[line.name, line.job].filter(Boolean).join(", ")}</span>
            </Cell>
            <Cell>
              <span className="block truncate">{line.domain}</span>
            </Cell>
            <Cell>
              <ChannelText channel={line.channel} />
            </Cell>
            <Cell>{originWords[line.origin]}</Cell>
            <Cell phone="status">
              {line.suppressed !== null ? (
                <Status tone="red" icon={<Ban aria-hidden />}>
                  Not to be
                </Status>
              ) : line.writtenAt ? (
                <DateText at={line.writtenAt} />
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
