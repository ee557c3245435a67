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
  /** Of digital PR: the press list, with the journalists of each publication. */
  press: boolean;
}

/** Left out, first ones first, where the table is too narrow to show 200 pixels of the domain: its drawer says them all. */
const anchorPlace = "@max-[1430px]:hidden";
const originPlace = "@max-[1236px]:hidden";
const ownerPlace = "@max-[1124px]:hidden";
const fitPlace = "@max-[1014px]:hidden";
const movedPlace = "@max-[896px]:hidden";
const figurePlace = "@max-[792px]:hidden";
const duePlace = "@max-[628px]:hidden";
/** In a press list the journalists stand in the place of the fit. */
const saidPlace = (press: boolean) => (press ? fitPlace : anchorPlace);

/** Prospects, one a row. */
export function ProspectTable({ path, params, view, lines, terms, showCosts, press }: ProspectTableProps) {
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
            {head("Due", "due", clsx("w-[104px]", duePlace))}
            {head("Authority", "authority", clsx("w-[88px]", figurePlace), "desc", true)}
            {press ? null : head("Fit", "fit", clsx("w-[118px]", fitPlace), "desc")}
            <HeadCell className={clsx("w-[110px]", ownerPlace)}>Owner</HeadCell>
            <HeadCell className={clsx("w-[112px]", originPlace)}>Origin</HeadCell>
            <HeadCell className={clsx("w-[14%]", saidPlace(press))}>
              {press ? "Journalists" : "Anchor"}
            </HeadCell>
            {showCosts ? (
              <HeadCell className={clsx("w-[76px]", figurePlace)} number>
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
                <Cell className={duePlace}>{due ? <DateText at={due} /> : ""}</Cell>
                <Cell number className={figurePlace}>
                  {line.authority ?? <span className="text-muted">–</span>}
                </Cell>
                {press ? null : (
                  <Cell className={fitPlace}>
                    <FitText card={line} />
                  </Cell>
                )}
                <Cell className={ownerPlace}>
                  {line.owner?.name ?? <span className="text-muted">nobody</span>}
                </Cell>
                <Cell className={originPlace} title={line.note ?? undefined}>
                  {prospectOriginWords[line.origin]}
                </Cell>
                <SaidCell press={press} words={press ? line.contacts.join(", ") : (line.anchor ?? "")} />
                {showCosts ? (
                  <Cell number className={figurePlace}>
                    {priceOf(line)}
                  </Cell>
                ) : null}
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

/** The journalists of a publication, or the anchor that is wished for. */
function SaidCell({ press, words }: { press: boolean; words: string }) {
  return (
    <Cell className={saidPlace(press)} title={words || undefined}>
      {words}
    </Cell>
  );
}
