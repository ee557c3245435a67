import Link from "next/link";
import { opinionLabels } from "#components/toxic/opinion-words";
import { RemoveOpinion } from "#components/toxic/remove-opinion";
import { countOf, formatCount } from "#components/ui/format";
import { Row, RowLink } from "#components/ui/row";
import { RowSelection } from "#components/ui/row-selection";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { RelativeTime } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { viewHref } from "#components/ui/view-href";
import type { OpinionKind, OpinionLine } from "#lib/toxic/types";

interface OpinionTableProps {
  lines: readonly OpinionLine[];
  kind: OpinionKind;
  workspace: string;
  site: string;
  /** Address of the site's pages. */
  base: string;
  mayJudge: boolean;
}

/** What the team thinks of domains and pages, newest first; each leads to the links it covers. */
export function OpinionTable({ lines, kind, workspace, site, base, mayJudge }: OpinionTableProps) {
  return (
    <RowSelection key={kind} ids={lines.map((line) => line.id)} total={lines.length}>
      <Table
        label={opinionLabels[kind]}
        lines
        unselectable
        widths={[undefined, "34%", "90px", "130px", "130px", mayJudge ? "56px" : "1px"]}
      >
        <thead>
          <tr>
            <HeadCell>Domain or page</HeadCell>
            <HeadCell>Reason</HeadCell>
            <HeadCell number>Live links</HeadCell>
            <HeadCell>Who</HeadCell>
            <HeadCell>When</HeadCell>
            <HeadCell>{mayJudge ? <span className="sr-only">Remove</span> : null}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} id={line.id}>
              <Cell phone="main">
                <RowLink href={linksHref(base, line)}>
                  <UrlText url={line.domain ?? line.url ?? ""} />
                </RowLink>
              </Cell>
              <Cell phone="second" title={line.reason} className="max-md:[grid-column:1/2]">
                {line.reason}
                <span className="md:hidden">, {countOf(line.links, "live link")}</span>
              </Cell>
              <Cell number>
                <Link href={linksHref(base, line)} prefetch={false} tabIndex={-1} aria-hidden>
                  {formatCount(line.links)}
                </Link>
                <span className="sr-only">{formatCount(line.links)}</span>
              </Cell>
              <Cell>{line.by ?? ""}</Cell>
              <Cell>
                <RelativeTime at={line.at} />
              </Cell>
              <Cell phone="status" className="max-md:self-center max-md:[grid-row:1/3]">
                {mayJudge ? <RemoveOpinion workspace={workspace} site={site} opinion={line} /> : null}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </RowSelection>
  );
}

/** As much of an address as the search of the links table takes. */
const SEARCHED_MAX = 200;

function linksHref(base: string, { domain, url }: OpinionLine): string {
  const page = url !== null && url.length <= SEARCHED_MAX ? url : null;
  return viewHref(`${base}/links`, { side: "inbound" }, page ? { q: page } : { domain: domain ?? url });
}
