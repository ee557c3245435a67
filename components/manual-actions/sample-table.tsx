import Link from "next/link";
import { SampleStateText } from "#components/manual-actions/case-looks";
import { DropSample } from "#components/manual-actions/drop-sample";
import type { CaseOf } from "#components/manual-actions/use-case";
import { ExternalLink } from "#components/ui/external-link";
import { countOf, formatCount } from "#components/ui/format";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import type { SampleLine } from "#lib/core/manual-action/sample";
import type { CaseKind } from "#lib/core/manual-action/state";
import { matchWords } from "#lib/core/manual-action/words";
import { removalStatusWords } from "#lib/core/removal/words";

interface SampleTableProps {
  of: CaseOf;
  kind: CaseKind;
  lines: readonly SampleLine[];
  /** Of the case's disavow version. */
  version: number | null;
  /** More than one round of samples came. */
  rounds: boolean;
  base: string;
  mayChange: boolean;
}

/** Google's samples, each as it stands now and with what was done about it. */
export function SampleTable({ of, kind, lines, version, rounds, base, mayChange }: SampleTableProps) {
  const isTo = kind === "links_to";
  return (
    <Table
      label="Sample addresses"
      lines
      unselectable
      widths={[undefined, "160px", ...(isTo ? ["100px", "100px"] : ["30%"]), "110px", "64px"]}
    >
      <thead>
        <tr>
          <HeadCell>Sample</HeadCell>
          <HeadCell>State</HeadCell>
          {isTo ? (
            <>
              <HeadCell>Request</HeadCell>
              <HeadCell>Disavow</HeadCell>
            </>
          ) : (
            <HeadCell>Followed links to</HeadCell>
          )}
          <HeadCell>Last look</HeadCell>
          <HeadCell>
            <span className="sr-only">Take away</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <Cell phone="main">
              <span className="flex min-w-0 items-center gap-2">
                <ExternalLink href={line.url} className="min-h-6" />
                {rounds ? <span className="flex-none text-sm text-muted">round {line.round}</span> : null}
              </span>
            </Cell>
            <Cell phone="status">
              <SampleStateText state={line.state} kind={kind} missing={missingWords(line, kind)} />
              {isTo && line.match === "domain" && line.state === "live" ? (
                <span className="block text-sm text-muted">{countOf(line.links, "link")} of the domain</span>
              ) : null}
            </Cell>
            {isTo ? (
              <>
                <Cell phone="second">
                  <Request line={line} base={base} />
                </Cell>
                <Cell>{disavowWords(line, version)}</Cell>
              </>
            ) : (
              <Cell phone="second">
                <Targets line={line} />
              </Cell>
            )}
            <Cell>{line.lookedOn === null ? null : <DateText at={line.lookedOn} />}</Cell>
            <Cell>{mayChange ? <DropSample of={of} sample={line.id} url={line.url} /> : null}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Why nothing is known of it. */
function missingWords({ match, state }: SampleLine, kind: CaseKind): string | null {
  return state === "unknown" && match !== "page" ? matchWords(match, kind) : null;
}

function Request({ line: { removal }, base }: { line: SampleLine; base: string }) {
  if (removal === null) return null;
  return (
    <Link href={`${base}/removals?open=${removal.id}`} className="link inline-flex min-h-6 items-center">
      {removalStatusWords[removal.status]}
    </Link>
  );
}

function disavowWords({ disavowed, marked }: SampleLine, version: number | null): string | null {
  if (disavowed && version !== null) return `Version ${version}`;
  return marked ? "Marked" : null;
}

function Targets({ line: { targets, links } }: { line: SampleLine }) {
  const [first] = targets;
  if (first === undefined) return null;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <UrlText url={first} />
      {links > 1 ? (
        <span className="flex-none text-sm text-muted">and {formatCount(links - 1)} more</span>
      ) : null}
    </span>
  );
}
