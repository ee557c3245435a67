import type { ReactNode } from "react";
import { AddSamples } from "#components/manual-actions/add-samples";
import { SampleActions } from "#components/manual-actions/sample-actions";
import { SampleTable } from "#components/manual-actions/sample-table";
import type { CaseOf } from "#components/manual-actions/use-case";
import { countOf, formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { Pager } from "#components/ui/pager";
import { Panel } from "#components/ui/panel";
import { viewHref } from "#components/ui/view-href";
import { isLeft, SAMPLE_STATES, type SampleState } from "#lib/core/manual-action/sample";
import { sampleStateWords } from "#lib/core/manual-action/words";
import { dayOf } from "#lib/core/verdict/phrases";
import type { CaseDetail } from "#lib/manual-actions/types";

interface SamplesPanelProps {
  of: CaseOf;
  found: CaseDetail;
  view: { state: SampleState | null; from: number };
  path: string;
  base: string;
  may: { change: boolean; judge: boolean };
  exports: ReactNode;
}

/** Samples on one page. */
const SHOWN = 50;

/** Google's samples as they stand, by state, with what can be done about all of them. */
export function SamplesPanel({ of, found, view, path, base, may, exports }: SamplesPanelProps) {
  const { kind, samples, counts, state } = found;
  const matching = samples.filter((sample) => view.state === null || sample.state === view.state);
  const lines = matching.slice(view.from, view.from + SHOWN);
  const href = (state: SampleState | null, from: number) =>
    viewHref(path, {}, { state, from: from > 0 ? from : null });
  const isTo = kind === "links_to";
  const isOpen = state === "open" || state === "submitted";
  const toAsk = samples.filter((sample) => sample.state === "live" && sample.removal === null).length;
  const toMark = samples.filter((sample) => isLeft(sample, kind) && !sample.marked).length;
  return (
    <Panel
      title="Google's samples"
      scope={samples.length === 0 ? undefined : `on ${countOf(counts.domains, "domain")}`}
      padded={false}
      tools={
        <>
          {may.change ? <AddSamples of={of} primary={samples.length === 0} /> : null}
          {samples.length > 0 ? exports : null}
        </>
      }
      say={<span className="block pt-3">{isTo ? sayOfLinksTo : sayOfLinksFrom}</span>}
    >
      {samples.length === 0 ? (
        <p className="px-4 py-4 text-muted">
          The addresses that the notice names will be here, each with its state.
        </p>
      ) : (
        <>
          {isTo && isOpen && may.judge && toAsk + toMark > 0 ? (
            <div className="flex flex-wrap gap-2 px-4 pt-1 pb-3">
              <SampleActions
                of={of}
                toAsk={toAsk}
                toMark={toMark}
                reason={`Manual action of ${dayOf(found.noticedOn) ?? found.noticedOn}`}
              />
            </div>
          ) : null}
          <LinkTabs
            label="State of the samples"
            className="px-4"
            tabs={[
              {
                label: "All",
                href: href(null, 0),
                current: view.state === null,
                count: formatCount(samples.length),
              },
              ...SAMPLE_STATES.map((state) => ({
                label: sampleStateWords(state, kind),
                state,
                number: samples.filter((sample) => sample.state === state).length,
              }))
                .filter(({ number, state }) => number > 0 || state === view.state)
                .map(({ label, state, number }) => ({
                  label,
                  href: href(state, 0),
                  current: view.state === state,
                  count: formatCount(number),
                })),
            ]}
          />
          {lines.length === 0 ? (
            <p className="px-4 py-4 text-muted">No sample is in this state.</p>
          ) : (
            <SampleTable
              of={of}
              kind={kind}
              lines={lines}
              version={found.version?.number ?? null}
              rounds={samples.some(({ round }) => round > 1)}
              base={base}
              mayChange={may.change}
            />
          )}
          {matching.length > SHOWN ? (
            <Pager
              previousHref={view.from > 0 ? href(view.state, Math.max(0, view.from - SHOWN)) : null}
              nextHref={view.from + SHOWN < matching.length ? href(view.state, view.from + SHOWN) : null}
            >
              {formatCount(lines.length)} of {countOf(matching.length, "sample")}
            </Pager>
          ) : null}
        </>
      )}
    </Panel>
  );
}

const sayOfLinksTo =
  "“Gone” is said once a look of ours finds the link no more. Samples are examples: Google wants the others like them dealt with too.";
const sayOfLinksFrom =
  "A page counts as done once a look of ours finds no followed link to another site on it. Samples are examples: look at your other pages too.";
