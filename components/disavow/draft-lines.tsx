import { changedLines, FileLines, fileLines } from "#components/disavow/file-lines";
import { formatCount } from "#components/ui/format";
import { Pager } from "#components/ui/pager";
import { Panel } from "#components/ui/panel";
import { SegmentedLinks } from "#components/ui/segmented";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { DisavowDraft } from "#lib/disavow/types";

interface DraftLinesProps {
  draft: DisavowDraft;
  path: string;
  params: ViewParams;
}

/** Lines on one page of the preview. */
const SHOWN = 500;

/** The next version against the last one: what changes, or the whole file. */
export function DraftLines({ draft, path, params }: DraftLinesProps) {
  const isFile = params.view === "file";
  const all = isFile ? fileLines(draft.text, draft.added) : changedLines(draft.added, draft.removed);
  const asked = Number(params.from);
  const last = Math.max(0, Math.ceil(all.length / SHOWN) - 1) * SHOWN;
  const from = Number.isInteger(asked) && asked > 0 ? Math.min(Math.floor(asked / SHOWN) * SHOWN, last) : 0;
  const to = Math.min(from + SHOWN, all.length);
  const at = (next: number) => viewHref(path, params, { from: next === 0 ? null : next });
  const before = draft.number === 1 ? "nothing" : `version ${draft.number - 1}`;
  return (
    <Panel
      title={`Against ${before}`}
      padded={false}
      tools={
        <SegmentedLinks
          label="What is shown"
          items={[
            { label: "Changes", href: viewHref(path, params, { view: null, from: null }), current: !isFile },
            {
              label: "Whole file",
              href: viewHref(path, params, { view: "file", from: null }),
              current: isFile,
            },
          ]}
        />
      }
    >
      <div className="mt-2 border-t border-border">
        {all.length > 0 ? (
          <FileLines label={isFile ? "The whole file" : "Changes to the list"} lines={all.slice(from, to)} />
        ) : (
          <p className="px-4 py-4 text-muted">
            {isFile ? "The file would be empty." : `No entry changes against ${before}.`}
          </p>
        )}
      </div>
      {all.length > SHOWN ? (
        <div className="border-t border-border">
          <Pager previousHref={from > 0 ? at(from - SHOWN) : null} nextHref={to < all.length ? at(to) : null}>
            Lines {formatCount(from + 1)}–{formatCount(to)} of {formatCount(all.length)}
          </Pager>
        </div>
      ) : null}
    </Panel>
  );
}
