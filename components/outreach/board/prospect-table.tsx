import { clsx } from "clsx";
import { CardNotes, priceOf } from "#components/outreach/board/card-note";
import { FitText } from "#components/outreach/board/prospect-facts";
import { StageText } from "#components/outreach/board/stage-text";
import { Row, RowLink, SelectCell, SelectPageCell } from "#components/ui/row";
import { Cell, HeadCell, SortCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { sortHref, type ViewParams, viewHref } from "#components/ui/view-href";
import type { ProspectView } from "#lib/outreach/board/prospect-view";
import type { BoardTerms, ProspectLine, ProspectSort } from "#lib/outreach/board/types";
import { prospectOriginWords } from "#lib/outreach/board/words";

interface ProspectTableProps {
  path: string;
  params: ViewParams;
  view: ProspectView;
  lines: readonly ProspectLine[];
  terms: BoardTerms;
  showCosts: boolean;
}

/** Left out, first ones first, where the table is too narrow. */
const anchorPlace = "@max-[1180px]:hidden";
const originPlace = "@max-[1060px]:hidden";
const topicPlace = "@max-[940px]:hidden";
const ownerPlace = "@max-[820px]:hidden";
const movedPlace = "@max-[720px]:hidden";

/** Prospects, one a row. */
export function ProspectTable({ path, params, view, lines, terms, showCosts }: ProspectTableProps) {
  const head = (
    name: string,
    by: ProspectSort,
    className: string,
    first: "asc" | "desc" = "asc",
    number = false,
  ) => (
    <SortCell
      className={className}
      href={sortHref(
        path,
        { ...params, from: undefined, prospect: undefined },
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
  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <Table label="Prospects" dense lines widths={["40px"]} className="flex-1">
        <thead>
          <tr>
            <SelectPageCell />
            {head("Domain", "domain", "")}
            {head("Stage", "stage", "w-[124px]")}
            <HeadCell className="w-[160px]">Next</HeadCell>
            {head("Due", "due", "w-[104px]")}
            {head("Authority", "authority", "w-[88px]", "desc", true)}
            {head("Fit", "fit", clsx("w-[118px]", topicPlace), "desc")}
            <HeadCell className={clsx("w-[110px]", ownerPlace)}>Owner</HeadCell>
            <HeadCell className={clsx("w-[112px]", originPlace)}>Origin</HeadCell>
            <HeadCell className={clsx("w-[14%]", anchorPlace)}>Anchor</HeadCell>
            {showCosts ? (
              <HeadCell className="w-[76px]" number>
                Price
              </HeadCell>
            ) : null}
            {head("Moved", "moved", clsx("w-[104px]", movedPlace), "desc")}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const due =
              line.stage === "agreed" || line.stage === "in_production"
                ? (line.dueOn ?? line.followUpOn)
                : line.followUpOn;
            return (
              <Row key={line.id} id={line.id} open={view.prospect === line.id}>
                <SelectCell id={line.id} name={line.domain} />
                <Cell phone="main">
                  <RowLink
                    href={viewHref(path, params, { prospect: line.id })}
                    title={line.pageUrl ?? undefined}
                  >
                    <span className="block truncate font-medium">{line.domain}</span>
                  </RowLink>
                </Cell>
                <Cell phone="status">
                  <StageText stage={line.stage} />
                </Cell>
                <Cell phone="second">
                  <CardNotes card={line} terms={terms} />
                </Cell>
                <Cell>{due ? <DateText at={due} /> : ""}</Cell>
                <Cell number>{line.authority ?? <span className="text-muted">–</span>}</Cell>
                <Cell className={topicPlace}>
                  <FitText card={line} />
                </Cell>
                <Cell className={ownerPlace}>
                  {line.owner?.name ?? <span className="text-muted">nobody</span>}
                </Cell>
                <Cell className={originPlace} title={line.note ?? undefined}>
                  {prospectOriginWords[line.origin]}
                </Cell>
                <Cell className={anchorPlace} title={line.anchor ?? undefined}>
                  {line.anchor ?? ""}
                </Cell>
                {showCosts ? <Cell number>{priceOf(line)}</Cell> : null}
                <Cell className={movedPlace}>
                  <DateText at={line.stageAt} />
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
