import Link from "next/link";
import type { ReactNode } from "react";
import { countOf } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import type { RemovalLogLine } from "#lib/core/manual-action/case-facts";
import { removalStepWords } from "#lib/core/removal/words";

interface RemovalLogProps {
  log: readonly RemovalLogLine[];
  base: string;
  tools: ReactNode;
}

/** Steps that are shown; the sheet has them all. */
const SHOWN = 50;

/** What was sent and answered about the domains of the samples, the newest first. */
export function RemovalLog({ log, base, tools }: RemovalLogProps) {
  return (
    <Panel
      title="Removal log"
      scope={countOf(log.length, "step")}
      padded={log.length === 0}
      tools={log.length === 0 ? undefined : tools}
      say={log.length > SHOWN ? `The newest ${SHOWN} are shown; the sheet has them all.` : undefined}
    >
      {log.length === 0 ? (
        <p className="text-muted">
          Mails to the owners of these sites, and what they answered, will be here. They are noted with each{" "}
          <Link href={`${base}/removals`} className="link">
            removal request
          </Link>
          .
        </p>
      ) : (
        <Table label="Removal log" lines unselectable widths={["120px", undefined, "130px", "40%"]}>
          <thead>
            <tr>
              <HeadCell>Day</HeadCell>
              <HeadCell>Domain or page</HeadCell>
              <HeadCell>Step</HeadCell>
              <HeadCell>Note</HeadCell>
            </tr>
          </thead>
          <tbody>
            {log
              .slice(-SHOWN)
              .reverse()
              .map(({ requestId, name, kind, note, at }) => (
                <tr key={`${requestId} ${at} ${kind}`}>
                  <Cell phone="second">
                    <DateText at={at.slice(0, 10)} />
                  </Cell>
                  <Cell phone="main">
                    <Link href={`${base}/removals?open=${requestId}`}>
                      <UrlText url={name} />
                    </Link>
                  </Cell>
                  <Cell phone="status">{removalStepWords[kind]}</Cell>
                  <Cell>{note}</Cell>
                </tr>
              ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
