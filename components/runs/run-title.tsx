import type { ReactNode } from "react";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { DateText } from "#components/ui/time";
import { describeSelection } from "#lib/runs/describe-selection";
import type { RunLine, RunProgress } from "#lib/runs/types";

/** What a run does, or did, as the sentence of its page. */
export function RunTitle(props: { run: RunLine; progress: RunProgress; actions: ReactNode }) {
  const { run, progress, actions } = props;
  const over = progress.finishedAt !== null;
  return (
    <PageTitle
      title={titleOf(progress)}
      lead={
        <>
          {describeSelection(run.selection)}. Started {starterOf(run)}on <DateText at={run.createdAt} clock />
          . {over ? "" : "You can leave this page; the run goes on."}
        </>
      }
      actions={actions}
    />
  );
}

/** "by Iris Alder ", "by schedule ". */
function starterOf({ trigger, startedBy }: RunLine): string {
  if (trigger === "schedule") return "by schedule ";
  return startedBy === null ? "" : `by ${startedBy} `;
}

function titleOf({ state, links, pages, hosts, filled, outcomes }: RunProgress): string {
  // A page reported without a target has no link yet: then pages are what is counted.
  const what = links > 0 ? countOf(links, "link") : countOf(pages, "page");
  const where = filled && hosts > 0 ? ` on ${countOf(hosts, "host")}` : "";
  switch (state) {
    case "queued":
      return links > 0 ? `Checking ${what}` : "Finding the pages to check";
    case "running":
      return `Checking ${what}${where}`;
    case "paused":
      return `Paused: ${what}${where}`;
    case "done":
      return `Checked ${what}${where}: ${outcomes.live === 1 ? "1 is" : `${countOf(outcomes.live, "link")} are`} live`;
    case "cancelled":
      return `Cancelled: ${what}${where}`;
    case "failed":
      return "This run could not be started";
    default:
      return state satisfies never;
  }
}
