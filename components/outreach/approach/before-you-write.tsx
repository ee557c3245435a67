import { Check, OctagonX, TriangleAlert } from "lucide-react";
import { WriteAnyway } from "#components/outreach/approach/write-anyway";
import { DrawerSection } from "#components/ui/drawer-section";
import { Status } from "#components/ui/tone";
import type { Approach, Finding, Override } from "#lib/core/outreach/approach";
import { dayText } from "#lib/core/outreach/approach-words";

interface BeforeYouWriteProps {
  approach: Approach;
  workspace: string;
  /** Id of the prospect. */
  prospect: string;
  mayWrite: boolean;
}

/** What speaks against writing to a prospect, and what was looked at and is fine. */
export function BeforeYouWrite({ approach, workspace, prospect, mayWrite }: BeforeYouWriteProps) {
  const { findings, passed, verdict } = approach;
  return (
    <DrawerSection title="Before you write">
      <ul className="grid gap-2">
        {findings.map((finding) => (
          <li key={finding.rule}>
            <FindingLine finding={finding} />
          </li>
        ))}
        {passed.map((text) => (
          <li key={text}>
            <Status tone="green" icon={<Check aria-hidden />} className="items-start whitespace-normal!">
              {text}
            </Status>
          </li>
        ))}
      </ul>
      {verdict === "warned" && mayWrite ? (
        <div>
          <WriteAnyway
            workspace={workspace}
            prospect={prospect}
            warnings={findings.filter(({ overridden }) => overridden === null).map(({ text }) => text)}
          />
        </div>
      ) : null}
    </DrawerSection>
  );
}

function FindingLine({ finding: { kind, text, todo, overridden } }: { finding: Finding }) {
  const look =
    kind === "stop"
      ? { tone: "red" as const, icon: <OctagonX aria-hidden /> }
      : { tone: overridden ? ("grey" as const) : ("amber" as const), icon: <TriangleAlert aria-hidden /> };
  return (
    <>
      <Status {...look} className="items-start whitespace-normal!">
        {kind === "stop" ? (
          <span className="sr-only">Stop: </span>
        ) : (
          <span className="sr-only">Warning: </span>
        )}
        {text}
      </Status>
      <p className="pl-5 text-sm text-muted">{overridden ? passedOver(overridden) : todo}</p>
    </>
  );
}

const passedOver = ({ by, on, reason }: Override) =>
  `${by ?? "Somebody"} decided on ${dayText(on)} to write all the same: ${reason}`;
