import { clsx } from "clsx";
import { priceWords } from "#components/placements/price";
import { RenewalSelect } from "#components/placements/renewals/renewal-select";
import { LinkStatus } from "#components/status";
import { countOf } from "#components/ui/format";
import { Row, RowLink, SelectCell, SelectPageCell } from "#components/ui/row";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { type RenewalLine, renewalWords } from "#lib/placements/renewals/types";

interface RenewalsTableProps {
  workspace: string;
  /** The address of the placements of the site. */
  placements: string;
  lines: readonly RenewalLine[];
  mayEdit: boolean;
  showCosts: boolean;
}

const vendorPlace = "@max-[900px]:hidden";
const breachPlace = "@max-[780px]:hidden";

/** Agreed links that end, soonest first: how each stands, what it costs, and what is to become of it. */
export function RenewalsTable({ workspace, placements, lines, mayEdit, showCosts }: RenewalsTableProps) {
  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <Table
        label="Agreed links that end"
        lines
        unselectable={!mayEdit}
        widths={mayEdit ? ["40px"] : undefined}
        className="flex-1"
      >
        <thead>
          <tr>
            {mayEdit ? <SelectPageCell /> : null}
            <HeadCell className="w-[196px]">Ends</HeadCell>
            <HeadCell>Page with the link</HeadCell>
            <HeadCell className="w-[124px]">Status</HeadCell>
            <HeadCell className={clsx("w-[116px]", breachPlace)}>Not as agreed</HeadCell>
            {showCosts ? (
              <HeadCell number className="w-[92px]">
                Price
              </HeadCell>
            ) : null}
            <HeadCell className={clsx("w-[150px]", vendorPlace)}>Vendor</HeadCell>
            <HeadCell className="w-[148px]">What to do</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} id={line.id}>
              {mayEdit ? <SelectCell id={line.id} name={`the link on ${line.source}`} /> : null}
              <Cell phone="status">
                <span className="md:inline-block md:w-[88px]">{endWords(line.days)}</span>
                <span className="text-muted max-md:hidden">
                  <DateText at={line.expiresOn} />
                </span>
              </Cell>
              <Cell phone="main">
                <RowLink href={`${placements}?open=${line.id}`} title={line.sentence ?? undefined}>
                  <UrlText url={line.source} />
                </RowLink>
              </Cell>
              <Cell>
                <LinkStatus status={line.status} />
              </Cell>
              <Cell className={breachPlace}>{line.breaches > 0 ? countOf(line.breaches, "thing") : ""}</Cell>
              {showCosts ? <Cell number>{priceWords(line)}</Cell> : null}
              <Cell className={vendorPlace} title={line.vendor ?? undefined}>
                {line.vendor ?? ""}
              </Cell>
              <Cell phone="second">
                {mayEdit ? (
                  <RenewalSelect
                    workspace={workspace}
                    id={line.id}
                    source={line.source}
                    renewal={line.renewal}
                  />
                ) : (
                  renewalWords[line.renewal]
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** "in 12 days", "today", "3 days ago" */
export function endWords(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${countOf(days, "day")}` : `${countOf(-days, "day")} ago`;
}
