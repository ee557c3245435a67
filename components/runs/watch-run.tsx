"use client";
import { useEffect, useRef, useState } from "react";
import { LatestResults } from "#components/runs/latest-results";
import { RunButtons } from "#components/runs/run-buttons";
import { RunNumbers } from "#components/runs/run-numbers";
import { RunRates } from "#components/runs/run-rates";
import { RunTitle } from "#components/runs/run-title";
import { WaitingHosts } from "#components/runs/waiting-hosts";
import { ButtonLink } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import type { RunDetail, RunLine, RunProgress } from "#lib/runs/types";

interface WatchRunProps {
  workspace: string;
  base: string;
  run: RunLine;
  detail: RunDetail;
  mayVerify: boolean;
}

function isOver(progress: RunProgress): boolean {
  return progress.state === "done" || progress.state === "cancelled" || progress.state === "failed";
}

/** What a finished run leaves to do. */
function LookAtThem({ outcomes, base }: { outcomes: RunProgress["outcomes"]; base: string }) {
  const count = outcomes.changed + outcomes.lost + outcomes.not_found;
  if (count === 0) return null;
  return (
    <ButtonLink href={`${base}/links?status=changed,lost,not_found`} variant="primary">
      Look at {countOf(count, "link")}
    </ButtonLink>
  );
}

/** One run as it moves: one stream a tab, counters once a second. Numbers change in place. */
export function WatchRun({ workspace, base, run, detail: firstDetail, mayVerify }: WatchRunProps) {
  const [progress, setProgress] = useState<RunProgress>(run);
  const [detail, setDetail] = useState(firstDetail);
  const over = isOver(progress);
  const wasOver = useRef(over);
  useEffect(() => {
    if (wasOver.current) return;
    let ended = false;
    const stream = new EventSource(`/api/${workspace}/runs/${run.id}/events`);
    stream.addEventListener("progress", (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as RunProgress;
      ended = isOver(next);
      // A stream that has just begun knows no rate yet.
      setProgress((before) => ({ ...next, rate: next.rate ?? before.rate }));
    });
    stream.addEventListener("detail", (event) => {
      setDetail(JSON.parse((event as MessageEvent<string>).data) as RunDetail);
      // The last results come after the last counters.
      if (ended) stream.close();
    });
    return () => stream.close();
  }, [workspace, run.id]);
  const idle = !over && progress.state !== "paused" && detail.workers === 0;
  return (
    <>
      <RunTitle
        run={run}
        progress={progress}
        actions={
          over ? (
            <LookAtThem outcomes={progress.outcomes} base={base} />
          ) : mayVerify ? (
            <RunButtons
              workspace={workspace}
              id={run.id}
              state={progress.state}
              left={progress.pages - progress.pagesDone}
            />
          ) : null
        }
      />
      {progress.error === null ? null : (
        <Notice kind="problem" title="Nothing was verified">
          {progress.error}
        </Notice>
      )}
      {idle ? (
        <Notice title="No worker is running">
          The pages wait until one does. <code>npm start</code> keeps one; <code>npm run worker</code> adds
          another.
        </Notice>
      ) : null}
      <RunNumbers progress={progress} detail={detail} createdAt={run.createdAt} base={base} />
      {over ? null : (
        <div className="grid gap-4 lg:grid-cols-12">
          <WaitingHosts hosts={detail.hosts} total={detail.waiting} className="lg:col-span-7" />
          <RunRates detail={detail} className="lg:col-span-5" />
        </div>
      )}
      <LatestResults latest={detail.latest} pagesDone={run.pagesDone} />
    </>
  );
}
