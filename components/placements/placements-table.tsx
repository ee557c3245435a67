import { clsx } from "clsx";
import { ownCostWords, priceWords } from "#components/placements/price";
import { TagList } from "#components/placements/tag-list";
import { LinkStatus } from "#components/status";
import { Row, RowLink, SelectCell, SelectPageCell } from "#components/ui/row";
import { Cell, HeadCell, SortCell, Table } from "#components/ui/table";
import { DateText, RelativeTime } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { sortHref, type ViewParams, viewHref } from "#components/ui/view-href";
import { wordWords } from "#lib/core/standing-words";
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

/** What a person said, where it decides. */
function handWords({ standing, word }: PlacementLine): string | undefined {
  return standing.byHand && word !== null ? wordWords(word, word.by) : undefined;
}

/** The price in the workspace's own currency, where that is another. */
function costTitle({ cost, currency }: PlacementLine): string | undefined {
  const words = ownCostWords(cost, currency);
  return words === "" ? undefined : `In own currency: ${words}`;
}

/** Left out, first ones first, where the table is too narrow to show 210 pixels of the page: its drawer says them all. */
const checkedPlace = "@max-[1230px]:hidden";
const livePlace = "@max-[1110px]:hidden";
const tagsPlace = "@max-[1140px]:hidden";
const sincePlace = "@max-[985px]:hidden";
const vendorPlace = "@max-[870px]:hidden";
const feePlace = "@max-[1310px]:hidden";
/** Where there are tags: what a team sorts by comes before a day. */
const checkedBesideTags = "@max-[1390px]:hidden";
const liveBesideTags = "@max-[1260px]:hidden";

/** Promises, one a row: how each stands, and what was agreed. */
export function PlacementsTable({ path, params, view, lines, showCosts }: PlacementsTableProps) {
  const head = (
    name: string,
    by: PlacementSort,
    className?: string,
    first: "asc" | "desc" = "asc",
    number = false,
  ) => (
    <SortCell
      className={className}
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
  const tagged = lines.some((line) => line.tags.length > 0);
  const livePlaceNow = tagged ? liveBesideTags : livePlace;
  const checkedPlaceNow = tagged ? checkedBesideTags : checkedPlace;
  return (
    // Widths stand on the heads: what is left out in a narrow place takes its width along.
    <div className="@container flex min-h-0 flex-1 flex-col">
      <Table label="Placements" dense lines widths={["40px"]} className="flex-1">
        <thead>
          <tr>
            <SelectPageCell />
            {head("Status", "status", "w-[112px]")}
            <HeadCell
              className={clsx("w-[100px]", sincePlace)}
              title="Since when it is gone or not as agreed"
            >
              Since
            </HeadCell>
            {head("Page with the link", "source")}
            <HeadCell className="w-[16%]">Agreed anchor</HeadCell>
            <HeadCell className="w-[78px]">Rel</HeadCell>
            {showCosts ? head("Price", "price", "w-[76px]", "desc", true) : null}
            {showCosts ? (
              <HeadCell className={clsx("w-[76px]", feePlace)} number title="What the client is charged">
                Fee
              </HeadCell>
            ) : null}
            <HeadCell className={clsx("w-[110px]", vendorPlace)}>Vendor</HeadCell>
            {tagged ? <HeadCell className={clsx("w-[130px]", tagsPlace)}>Tags</HeadCell> : null}
            {head("Live since", "live", clsx("w-[100px]", livePlaceNow), "desc")}
            {head("Ends", "expires", "w-[100px]")}
            {head("Checked", "checked", clsx("w-[104px]", checkedPlaceNow), "desc")}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} id={line.id} open={view.open === line.id}>
              <SelectCell id={line.id} name={`the placement on ${line.source}`} />
              <Cell phone="status">
                <LinkStatus status={line.status} byHand={handWords(line)} />
              </Cell>
              <Cell className={sincePlace}>{line.since ? <DateText at={line.since} /> : ""}</Cell>
              <Cell phone="main">
                <RowLink href={viewHref(path, params, { open: line.id })} title={line.sentence ?? undefined}>
                  <UrlText url={line.source} />
                </RowLink>
              </Cell>
              <Cell phone="second" title={line.anchor ?? undefined}>
                {line.anchor ?? <span className="text-muted">any words</span>}
              </Cell>
              <Cell>{line.rel ? relWords(line.rel) : <span className="text-muted">any</span>}</Cell>
              {showCosts ? (
                <Cell number title={costTitle(line)}>
                  {priceWords(line)}
                </Cell>
              ) : null}
              {showCosts ? (
                <Cell number className={feePlace}>
                  {priceWords({ price: line.fee, currency: line.feeCurrency })}
                </Cell>
              ) : null}
              <Cell className={vendorPlace} title={line.vendor ?? undefined}>
                {line.vendor ?? ""}
              </Cell>
              {tagged ? (
                <Cell className={tagsPlace} title={line.tags.join(", ")}>
                  <TagList tags={line.tags} most={2} />
                </Cell>
              ) : null}
              <Cell className={livePlaceNow}>{line.liveOn ? <DateText at={line.liveOn} /> : ""}</Cell>
              <Cell>{line.expiresOn ? <DateText at={line.expiresOn} /> : ""}</Cell>
              <Cell className={checkedPlaceNow}>
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
    </div>
  );
}
