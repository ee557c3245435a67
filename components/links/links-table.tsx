import { LineStatus, LinkAnchor, LinkRel } from "#components/links/link-cells";
import { TagList } from "#components/placements/tag-list";
import { formatCount } from "#components/ui/format";
import { Row, RowLink, SelectCell, SelectPageCell } from "#components/ui/row";
import { Cell, HeadCell, SortCell, Table } from "#components/ui/table";
import { Tag } from "#components/ui/tag";
import { DateText, RelativeTime } from "#components/ui/time";
import { tip } from "#components/ui/tooltip";
import { UrlText } from "#components/ui/url-text";
import { FIRST_PAGE, sortHref, type ViewParams, viewHref } from "#components/ui/view-href";
import { vendorNames } from "#lib/core/vendors";
import { type LinkColumn, type LinkView, mainColumn } from "#lib/links/link-view";
import type { LinkLine, LinkSort } from "#lib/links/types";
import { kindWords, opinionWords, placeWords, relevanceWords, sideWords } from "#lib/links/words";
import type { RankRelease } from "#lib/ranks/types";
import { authorityWords } from "#lib/ranks/words";
import type { TrafficPeriods } from "#lib/traffic/types";
import { trafficWords } from "#lib/traffic/words";

interface LinksTableProps {
  path: string;
  params: ViewParams;
  view: LinkView;
  /** With `alike`: lines that stand for several links. */
  lines: readonly (LinkLine & { alike?: number })[];
  /** Whose ranking authority is read from; null: none is imported. */
  ranks: RankRelease | null;
  /** Of which days visits are. */
  traffic: TrafficPeriods;
}

interface ColumnLook {
  name: string;
  width: string | undefined;
  sort?: { by: LinkSort; first: "asc" | "desc" };
}

const looks: Record<LinkColumn, ColumnLook> = {
  source: { name: "Source page", width: undefined, sort: { by: "source", first: "asc" } },
  target: { name: "Target page", width: undefined, sort: { by: "target", first: "asc" } },
  anchor: { name: "Anchor", width: "20%", sort: { by: "anchor", first: "asc" } },
  rel: { name: "Rel", width: "84px", sort: { by: "rel", first: "asc" } },
  place: { name: "Placement", width: "96px", sort: { by: "place", first: "asc" } },
  kind: { name: "Kind", width: "72px" },
  vendors: { name: "Reported by", width: "150px" },
  known: { name: "Known since", width: "116px", sort: { by: "known", first: "desc" } },
  authority: { name: "Authority", width: "92px", sort: { by: "authority", first: "desc" } },
  relevance: { name: "Relevance", width: "108px", sort: { by: "relevance", first: "desc" } },
  tags: { name: "Tags", width: "150px" },
  assignee: { name: "Looked after by", width: "130px" },
  referrals: { name: "Referral sessions", width: "136px" },
  checked: { name: "Last checked", width: "120px", sort: { by: "checked", first: "desc" } },
};

/** Backlinks, external links and internal links: one table, read from one side. */
export function LinksTable({ path, params, view, lines, ranks, traffic }: LinksTableProps) {
  const main = mainColumn[view.filter.side];
  const columns = [main, ...view.columns] as const;
  const { group } = view;
  return (
    <Table
      label={sideWords[view.filter.side].title}
      dense
      lines
      unselectable={group}
      className={roomFor(view.columns.length)}
      sized={[...(group ? [] : [null]), null, ...columns.map((column) => `links.${column}`)]}
      widths={[...(group ? [] : ["40px"]), "128px", ...columns.map((column) => looks[column].width)]}
    >
      <thead>
        <tr>
          {group ? null : <SelectPageCell />}
          <HeadCell>Status</HeadCell>
          {columns.map((column) => (
            <ColumnHead key={column} {...{ column, path, params, view, ranks, traffic }} />
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const id = `${line.sourceId}-${line.targetId}`;
          const open = view.open?.sourceId === line.sourceId && view.open.targetId === line.targetId;
          return (
            <Row key={id} id={id} open={open}>
              {group ? null : <SelectCell id={id} name={`the link from ${line.source}`} />}
              <Cell phone="status">
                <LineStatus line={line} />
              </Cell>
              <Cell phone="main">
                <RowLink href={lineHref(path, params, view, line)}>
                  <span className="flex min-w-0 items-center gap-2">
                    <UrlText url={line[main]} />
                    {line.alike !== undefined && line.alike > 1 ? (
                      <Tag>{formatCount(line.alike)} alike</Tag>
                    ) : null}
                    {line.opinion ? <Tag>{opinionWords[line.opinion]}</Tag> : null}
                  </span>
                </RowLink>
              </Cell>
              {view.columns.map((column) => (
                <LinkCell key={column} column={column} line={line} side={view.filter.side} />
              ))}
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Where a line leads: its drawer, or the links that it stands for. */
function lineHref(
  path: string,
  params: ViewParams,
  { filter }: LinkView,
  line: LinksTableProps["lines"][number],
) {
  if (line.alike === undefined || line.alike === 1) {
    return viewHref(path, params, { open: `${line.sourceId}-${line.targetId}`, flip: null });
  }
  return viewHref(path, params, {
    group: null,
    ...(filter.side === "inbound" ? { domain: line.sourceDomain } : {}),
    // An empty anchor is written as one space.
    anchor: line.anchor || " ",
    target: line.target,
    ...FIRST_PAGE,
    open: null,
    flip: null,
  });
}

/** With many columns the table scrolls sideways rather than cut every address to its first letters. */
function roomFor(columns: number): string | undefined {
  if (columns <= 4) return undefined;
  if (columns <= 6) return "md:[&>table]:min-w-[1100px]";
  return columns <= 7 ? "md:[&>table]:min-w-[1400px]" : "md:[&>table]:min-w-[1800px]";
}

interface ColumnHeadProps extends Pick<LinksTableProps, "path" | "params" | "view" | "ranks" | "traffic"> {
  column: LinkColumn;
}

function ColumnHead({ column, path, params, view, ranks, traffic }: ColumnHeadProps) {
  const { name, sort } = looks[column];
  if (column === "referrals") {
    return (
      <HeadCell number {...tip(trafficWords("referrals", traffic))}>
        {name}
      </HeadCell>
    );
  }
  // Groups stand by their size alone.
  const about = {
    main: column === mainColumn[view.filter.side],
    grip: { column: `links.${column}`, name },
  };
  if (!sort || view.group) return <HeadCell {...about}>{name}</HeadCell>;
  const now = { column: view.sort, direction: view.dir };
  return (
    <SortCell
      {...about}
      href={sortHref(path, { ...params, from: undefined, flip: undefined }, sort.by, now, sort.first)}
      direction={view.sort === sort.by ? view.dir : null}
      number={column === "authority"}
      {...(column === "authority" ? tip(authorityWords(ranks)) : {})}
    >
      {name}
    </SortCell>
  );
}

function LinkCell(props: { column: LinkColumn; line: LinkLine; side: LinkView["filter"]["side"] }) {
  const { column, line, side } = props;
  switch (column) {
    case "source":
    case "target":
      return (
        <Cell>
          <UrlText url={line[column]} />
        </Cell>
      );
    case "anchor":
      return (
        <Cell phone="second">
          <LinkAnchor line={line} />
        </Cell>
      );
    case "rel":
      return (
        <Cell>
          <LinkRel relClass={line.relClass} />
        </Cell>
      );
    case "place":
      return (
        <Cell>
          {line.hidden ? "Hidden" : <Known value={line.place}>{placeWords[line.place] ?? line.place}</Known>}
        </Cell>
      );
    case "relevance":
      return (
        <Cell>
          {line.relevance === null ? <span className="text-muted">–</span> : relevanceWords[line.relevance]}
        </Cell>
      );
    case "kind":
      return <Cell>{kindWords[line.kind] ?? line.kind}</Cell>;
    case "vendors":
      return <Cell>{line.vendors.map((vendor) => vendorNames[vendor]).join(", ")}</Cell>;
    case "known":
      return (
        <Cell>
          {line.dated ? (
            <DateText at={line.knownOn} />
          ) : (
            <span className="text-muted" title="The day we learnt of it; nobody gave its own date">
              <DateText at={line.knownOn} />
            </span>
          )}
        </Cell>
      );
    case "checked":
      return (
        <Cell>
          {line.checkedAt ? <RelativeTime at={line.checkedAt} /> : <span className="text-muted">never</span>}
        </Cell>
      );
    case "referrals":
      return (
        <Cell number>
          {line.referrals === null ? <span className="text-muted">–</span> : formatCount(line.referrals)}
        </Cell>
      );
    case "authority":
      return (
        <Cell number>
          {(side === "outbound" ? line.targetAuthority : line.sourceAuthority) ?? (
            <span className="text-muted">–</span>
          )}
        </Cell>
      );
    case "tags":
      return (
        <Cell>
          <TagList tags={line.tags} most={3} />
        </Cell>
      );
    case "assignee":
      return <Cell>{line.assignee?.name ?? <span className="text-muted">–</span>}</Cell>;
    default:
      return column satisfies never;
  }
}

function Known({ value, children }: { value: string; children: string }) {
  return value === "unknown" ? <span className="text-muted">–</span> : children;
}
