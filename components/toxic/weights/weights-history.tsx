"use client";
import { differenceText } from "#components/toxic/weights/difference-words";
import { useWeights } from "#components/toxic/weights/use-weights";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { PanelRow } from "#components/ui/panel";
import { DateText } from "#components/ui/time";
import { restoreToxicWeights } from "#lib/toxic/actions";
import type { WeightsVersion } from "#lib/toxic/weights/types";

interface WeightsHistoryProps {
  workspace: string;
  /** Of those that hold. */
  number: number;
  versions: readonly WeightsVersion[];
  mayChange: boolean;
}

const TOLD = 8;

/** Who changed the weights, when and how, newest first, with the way back to each. */
export function WeightsHistory({ workspace, number, versions, mayChange }: WeightsHistoryProps) {
  const { busy, problem, send } = useWeights();
  const restore = (to: number) =>
    send(
      () => restoreToxicWeights(workspace, { number, restore: to }),
      `Weights ${to} hold again from the next audit on.`,
    );
  return (
    <>
      {problem ? (
        <div className="px-4 py-2.5">
          <Notice kind="problem" title="Nothing was changed">
            {problem.message}
          </Notice>
        </div>
      ) : null}
      {versions.map((version) => (
        <PanelRow key={version.number}>
          <div className="min-w-0 flex-1">
            <p>
              <b className="font-medium">Weights {version.number}</b>{" "}
              <span className="text-sm text-muted">
                {version.by ? `by ${version.by}, ` : ""}
                <DateText at={version.at} clock />
              </span>
            </p>
            <Differences differences={version.differences} />
          </div>
          {version.number === number ? (
            <span className="flex-none text-sm text-muted">in use</span>
          ) : mayChange && version.differences !== null ? (
            <Button busy={busy} onClick={() => restore(version.number)}>
              Use again
            </Button>
          ) : null}
        </PanelRow>
      ))}
    </>
  );
}

function Differences({ differences }: { differences: WeightsVersion["differences"] }) {
  if (differences === null)
    return <p className="text-sm text-muted">This version of Fairlead cannot read what was changed.</p>;
  const more = differences.length - TOLD;
  return (
    <ul className="text-sm break-words text-muted">
      {differences.slice(0, TOLD).map((one) => (
        <li key={one.kind === "number" ? `${one.section}.${one.name}` : one.list}>{differenceText(one)}</li>
      ))}
      {more > 0 ? <li>and {countOf(more, "more change")}</li> : null}
    </ul>
  );
}
