import type { ReactNode } from "react";
import { formatCount } from "#components/ui/format";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { UrlText } from "#components/ui/url-text";
import type { ImportFileDetail, StagedLine } from "#lib/imports/types";

interface Columns {
  heads: readonly [string, string, string, string];
  widths: (string | undefined)[];
  numbers: boolean;
}

const LINKS = { widths: [undefined, "26%", "84px", "104px"], numbers: false };
const FIGURES = { widths: [undefined, "104px", "104px", "104px"], numbers: true };

const columns: Record<ImportFileDetail["kind"], Columns> = {
  backlinks: { heads: ["Linking page", "Anchor", "Rel", "First seen"], ...LINKS },
  placements: { heads: ["Linking page", "Anchor", "Rel", "Price"], ...LINKS },
  domains: { heads: ["Domain", "Links", "First seen", "Last seen"], ...FIGURES },
  traffic: { heads: ["Page or site", "Clicks", "Impressions", "Sessions"], ...FIGURES },
};

/** The first rows of a file, as they will be read. */
export function FirstRows({ file }: { file: ImportFileDetail }) {
  if (file.first.length === 0) return <p className="px-4 py-2 text-muted">No row is accepted yet.</p>;
  const { heads, widths, numbers } = columns[file.kind];
  return (
    <Table label={`First rows of ${file.name}`} dense lines unselectable widths={widths}>
      <thead>
        <tr>
          {heads.map((head, at) => (
            <HeadCell key={head} number={numbers && at > 0}>
              {head}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {file.first.map((row) => {
          const [main, second, third, fourth] = cellsOf(row);
          return (
            <tr key={row.line}>
              <Cell phone="main">{main}</Cell>
              <Cell phone="second" number={numbers}>
                {second}
              </Cell>
              <Cell phone="status" number={numbers}>
                {third}
              </Cell>
              <Cell number={numbers}>{fourth}</Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function cellsOf(row: StagedLine): [ReactNode, ReactNode, ReactNode, ReactNode] {
  switch (row.kind) {
    case "backlinks":
    case "placements":
      return [
        <UrlText key="page" url={row.source} />,
        row.anchor ?? <Missing>not in the file</Missing>,
        row.rel ?? <Missing>unknown</Missing>,
        (row.kind === "placements" ? row.price : row.firstSeen) ?? <Missing>–</Missing>,
      ];
    case "domains":
      return [
        <UrlText key="domain" url={row.domain} />,
        <Figure key="links" value={row.links} />,
        row.firstSeen ?? <Missing>–</Missing>,
        row.lostOn === null ? (row.lastSeen ?? <Missing>–</Missing>) : `lost ${row.lostOn}`,
      ];
    case "traffic":
      return [
        <UrlText key="subject" url={row.subject} />,
        <Figure key="clicks" value={row.clicks} />,
        <Figure key="impressions" value={row.impressions} />,
        <Figure key="sessions" value={row.sessions} />,
      ];
    default:
      return row satisfies never;
  }
}

function Figure({ value }: { value: number | null }) {
  return value === null ? <Missing>–</Missing> : formatCount(value);
}

function Missing({ children }: { children: ReactNode }) {
  return <span className="text-muted">{children}</span>;
}
