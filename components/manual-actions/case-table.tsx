import Link from "next/link";
import { CaseStateText } from "#components/manual-actions/case-looks";
import { countOf, formatCount } from "#components/ui/format";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { kindWords, stepWords } from "#lib/core/manual-action/words";
import type { CaseLine } from "#lib/manual-actions/types";

/** The cases of a site, the newest notice first. */
export function CaseTable({ lines, path }: { lines: readonly CaseLine[]; path: string }) {
  return (
    <Table label="Manual actions" lines unselectable widths={[undefined, "130px", "130px", "110px", "280px"]}>
      <thead>
        <tr>
          <HeadCell>Notice</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Of</HeadCell>
          <HeadCell number>Samples</HeadCell>
          <HeadCell>Last</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, kind, property, noticedOn, state, samples, lastStep }) => (
          <tr key={id}>
            <Cell phone="main">
              <Link href={`${path}/${id}`} className="link">
                {kindWords[kind]}
              </Link>{" "}
              <span className="text-muted">{property}</span>
            </Cell>
            <Cell phone="status">
              <CaseStateText state={state} />
            </Cell>
            <Cell>
              <DateText at={noticedOn} />
            </Cell>
            <Cell number phone="second">
              <span className="md:hidden">{countOf(samples, "sample")}</span>
              <span className="max-md:hidden">{formatCount(samples)}</span>
            </Cell>
            <Cell>
              {lastStep === null ? null : (
                <>
                  {stepWords[lastStep.kind]}, <DateText at={lastStep.on} />
                </>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
