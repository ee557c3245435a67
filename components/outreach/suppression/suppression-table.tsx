import { LiftEntry } from "#components/outreach/suppression/lift-entry";
import { CauseStatus, entryName } from "#components/outreach/suppression/suppression-words";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { RelativeTime } from "#components/ui/time";
import type { SuppressionLine } from "#lib/outreach/suppression/types";

interface SuppressionTableProps {
  lines: readonly SuppressionLine[];
  workspace: string;
  /** Whether the person may take off an entry of this cause. */
  mayLift: (cause: SuppressionLine["cause"]) => boolean;
}

/** Whom nobody writes to, newest first. */
export function SuppressionTable({ lines, workspace, mayLift }: SuppressionTableProps) {
  return (
    <Table
      label="Do not contact"
      dense
      lines
      unselectable
      widths={[undefined, "150px", "28%", "130px", "130px", "56px"]}
    >
      <thead>
        <tr>
          <HeadCell>Domain or address</HeadCell>
          <HeadCell>Why</HeadCell>
          <HeadCell>Note</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>Since</HeadCell>
          <HeadCell>
            <span className="sr-only">Take off</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <Cell phone="main" title={line.value}>
              <span className={line.kind === "address_hash" ? "text-muted" : "font-medium"}>
                {entryName(line)}
              </span>
            </Cell>
            <Cell phone="second">
              <CauseStatus cause={line.cause} />
            </Cell>
            <Cell title={line.note ?? ""}>{line.note ?? ""}</Cell>
            <Cell>{line.by ?? ""}</Cell>
            <Cell>
              <RelativeTime at={line.at} />
            </Cell>
            <Cell phone="status">
              {mayLift(line.cause) ? <LiftEntry workspace={workspace} entry={line} /> : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
