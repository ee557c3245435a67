import { CircleAlert } from "lucide-react";
import { statusLooks } from "#components/status";
import { formatCount, formatDuration, formatShare } from "#components/ui/format";
import { type Outcome, Outcomes } from "#components/ui/progress";
import { Stats } from "#components/ui/stat";
import { timeLeft } from "#lib/runs/rate";
import type { Outcomes as Counts, RunDetail, RunProgress } from "#lib/runs/types";

interface RunNumbersProps {
  progress: RunProgress;
  detail: RunDetail;
  /** ISO 8601. */
  createdAt: string;
  /** The site's address; outcomes lead to its links. */
  base: string;
}

const order: readonly (keyof Counts)[] = [
  "live",
  "changed",
  "missed",
  "lost",
  "not_found",
  "blocked",
  "unreachable",
];

/** Done, rate, time left, to look at; and the bar by outcome. */
export function RunNumbers({ progress, detail, createdAt, base }: RunNumbersProps) {
  const { pages, pagesDone, outcomes, state, rate, failed } = progress;
  const over = progress.finishedAt !== null;
  const toLookAt = outcomes.changed + outcomes.lost + outcomes.not_found;
  const left = timeLeft(pages - pagesDone, rate, detail.hosts[0]);
  const took = Date.parse(progress.finishedAt ?? createdAt) - Date.parse(createdAt);
  return (
    <section className="panel grid gap-3 px-4 pt-3.5 pb-3.5" aria-label="Progress">
      <Stats
        items={[
          {
            label: "Done",
            value: formatCount(pagesDone),
            note: `of ${formatCount(pages)} ${pages === 1 ? "page" : "pages"}, ${formatShare(pagesDone, pages)}`,
          },
          over
            ? { label: "Took", value: formatDuration(took), note: perSecond(pagesDone, took) }
            : { label: "Rate", value: rate === null ? "–" : formatRate(rate), note: "pages a second" },
          over
            ? { label: "Hosts", value: formatCount(progress.hosts), note: "one visit at a time" }
            : {
                label: "Time left",
                value: state === "paused" || left === null ? "–" : formatDuration(left),
                note: state === "paused" ? "paused" : left === null ? "not known yet" : "about",
              },
          { label: "To look at", value: formatCount(toLookAt), note: "changed, lost or not found" },
        ]}
      />
      <Outcomes
        label={`Outcomes of ${formatCount(pagesDone)} pages, counted by link`}
        outcomes={[...order.map((headline) => outcomeOf(headline, outcomes, base)), ...notRecorded(failed)]}
        waiting={state === "cancelled" || state === "failed" ? 0 : pages - pagesDone}
        waitingLabel="Pages waiting"
      />
    </section>
  );
}

function outcomeOf(headline: keyof Counts, counts: Counts, base: string): Outcome {
  const { word, tone, icon } = statusLooks[headline];
  const value = counts[headline];
  const href = value > 0 ? `${base}/links?status=${headline}` : undefined;
  return { tone, icon, label: word, value, href };
}

function notRecorded(failed: number): Outcome[] {
  return failed === 0
    ? []
    : [{ tone: "red", icon: <CircleAlert aria-hidden />, label: "Not recorded", value: failed }];
}

function formatRate(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate));
}

function perSecond(pages: number, ms: number): string {
  return ms > 0 ? `${formatRate(pages / (ms / 1_000))} pages a second` : "";
}
