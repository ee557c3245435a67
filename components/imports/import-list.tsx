import { ImportStateWord } from "#components/imports/import-state";
import { formatCount } from "#components/ui/format";
import { Row, RowLink } from "#components/ui/row";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { RelativeTime } from "#components/ui/time";
import type { ImportLine } from "#lib/imports/types";

/** The imports of a site, newest first. */
export function ImportList({ imports, base }: { imports: readonly ImportLine[]; base: string }) {
  return (
    <Table
      label="Imports"
      lines
      unselectable
      widths={["130px", undefined, "110px", "110px", "110px", "110px", "130px"]}
    >
      <thead>
        <tr>
          <HeadCell>State</HeadCell>
          <HeadCell>Files</HeadCell>
          <HeadCell number>Rows</HeadCell>
          <HeadCell number>New</HeadCell>
          <HeadCell number>Known</HeadCell>
          <HeadCell number>Not taken</HeadCell>
          <HeadCell>When</HeadCell>
        </tr>
      </thead>
      <tbody>
        {imports.map((line) => (
          <Row key={line.id} id={line.id}>
            <Cell phone="status">
              <ImportStateWord state={line.state} />
            </Cell>
            <Cell phone="main">
              <RowLink href={`${base}/imports/${line.id}`}>{filesOf(line)}</RowLink>
            </Cell>
            <Cell number>{formatCount(line.rows)}</Cell>
            <Cell number phone="second">
              {formatCount(line.newLinks + line.candidates + line.newDomains)}
              <span className="md:hidden"> new</span>
            </Cell>
            <Cell number>{formatCount(line.knownLinks + line.knownDomains)}</Cell>
            <Cell number>{formatCount(line.rejected + line.skipped)}</Cell>
            <Cell>
              <RelativeTime at={line.createdAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function filesOf({ files }: ImportLine): string {
  const first = files[0];
  if (!first) return "No file";
  return files.length === 1 ? first.name : `${first.name} and ${files.length - 1} more`;
}
