import { LinkStatus } from "#components/status";
import { formatCount } from "#components/ui/format";
import { Row, RowLink } from "#components/ui/row";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { Tag } from "#components/ui/tag";
import type { SiteCard } from "#lib/sites/types";

/** Every site of the workspace, with what needs somebody. */
export function SiteTable({ sites, workspace }: { sites: readonly SiteCard[]; workspace: string }) {
  return (
    <Table
      label="Sites"
      lines
      unselectable
      widths={[undefined, "150px", "120px", "150px", "120px", "120px", "130px"]}
    >
      <thead>
        <tr>
          <HeadCell>Site</HeadCell>
          <HeadCell number>Referring domains</HeadCell>
          <HeadCell number>Backlinks</HeadCell>
          <HeadCell number>Live as agreed</HeadCell>
          <HeadCell number>Changed</HeadCell>
          <HeadCell number>Gone</HeadCell>
          <HeadCell number>To be read</HeadCell>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <SiteRow key={site.id} site={site} workspace={workspace} />
        ))}
      </tbody>
    </Table>
  );
}

function SiteRow({ site, workspace }: { site: SiteCard; workspace: string }) {
  const { live, changed, gone, blocked, pending } = site.placements;
  const agreed = live + changed + gone + blocked + pending;
  return (
    <Row id={site.slug}>
      <Cell phone="main">
        <RowLink href={`/${workspace}/${site.slug}`}>{site.name}</RowLink>{" "}
        {site.kind === "competitor" ? <Tag>competitor</Tag> : null}{" "}
        {site.domains.length > 1 ? (
          <span className="text-muted">and {site.domains.length - 1} more domains</span>
        ) : null}
      </Cell>
      <Cell number phone="second">
        {formatCount(site.referringDomains)}
        <span className="md:hidden"> referring domains</span>
      </Cell>
      <Cell number>{formatCount(site.liveLinks)}</Cell>
      <Cell number phone="status">
        {agreed === 0 ? (
          <span className="text-muted">–</span>
        ) : (
          <>
            {formatCount(live)} of {formatCount(agreed)}
            <span className="md:hidden"> live as agreed</span>
          </>
        )}
      </Cell>
      <Cell number>
        {changed > 0 ? (
          <LinkStatus status="changed" word={formatCount(changed)} />
        ) : (
          <span className="text-muted">0</span>
        )}
      </Cell>
      <Cell number>
        {gone > 0 ? (
          <LinkStatus status="lost" word={formatCount(gone)} />
        ) : (
          <span className="text-muted">0</span>
        )}
      </Cell>
      <Cell number>{formatCount(site.candidates)}</Cell>
    </Row>
  );
}
