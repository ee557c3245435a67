import { type FileLine, FileLines } from "#components/disavow/file-lines";
import { formatCount } from "#components/ui/format";
import { Pager } from "#components/ui/pager";
import { Panel } from "#components/ui/panel";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { Comparison } from "#lib/disavow/types";

interface ComparisonLinesProps {
  comparison: Comparison;
  path: string;
  params: ViewParams;
}

/** Lines on one page. */
const SHOWN = 500;

/** What changes for Google from the one version to the other, in the order of the file. */
export function ComparisonLines({ comparison, path, params }: ComparisonLinesProps) {
  const all = linesOf(comparison);
  const asked = Number(params.at);
  const last = Math.max(0, Math.ceil(all.length / SHOWN) - 1) * SHOWN;
  const at = Number.isInteger(asked) && asked > 0 ? Math.min(Math.floor(asked / SHOWN) * SHOWN, last) : 0;
  const end = Math.min(at + SHOWN, all.length);
  const href = (next: number) => viewHref(path, params, { at: next === 0 ? null : next });
  return (
    <Panel title="Lines that differ" scope={`${formatCount(comparison.kept)} are the same`} padded={false}>
      <div className="mt-2 border-t border-border">
        {all.length > 0 ? (
          <FileLines label="Lines that differ" lines={all.slice(at, end)} />
        ) : (
          <p className="px-4 py-4 text-muted">Both name the same domains and pages.</p>
        )}
      </div>
      {all.length > SHOWN ? (
        <div className="border-t border-border">
          <Pager
            previousHref={at > 0 ? href(at - SHOWN) : null}
            nextHref={end < all.length ? href(end) : null}
          >
            Lines {formatCount(at + 1)}–{formatCount(end)} of {formatCount(all.length)}
          </Pager>
        </div>
      ) : null}
    </Panel>
  );
}

function linesOf({ added, removed }: Comparison): FileLine[] {
  const lines: FileLine[] = [
    ...added.map(({ line, coveredBy }) => ({
      number: null,
      text: line,
      mark: "added" as const,
      ...(coveredBy === null ? {} : { note: `covered by domain:${coveredBy} before` }),
    })),
    ...removed.map(({ line, coveredBy }) => ({
      number: null,
      text: line,
      mark: "removed" as const,
      ...(coveredBy === null ? {} : { note: `covered by domain:${coveredBy}` }),
    })),
  ];
  return lines.sort((a, b) => (a.text < b.text ? -1 : 1));
}
