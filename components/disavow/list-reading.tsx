import type { ReactNode } from "react";
import { countOf, formatCount } from "#components/ui/format";
import type { ListReading as Reading } from "#lib/disavow/types";

/** Lines of each kind that are shown; the whole file stays in its version. */
const SHOWN = 200;

/** What was found in the list that Google holds: what is repaired, what cannot be read, what looks odd. */
export function ListReading({ repaired, rejected, warnings }: Reading) {
  return (
    <div className="grid">
      <Part
        title={`${countOf(rejected.length, "line")} could not be read`}
        lead="They are no entries, so they do nothing at Google either, and they are not in the next version."
        all={rejected}
        open
      >
        {({ line, text, reason }) => (
          <>
            <Where line={line} />
            <code className="break-all">{text}</code>
            <span className="block text-muted">{reason}</span>
          </>
        )}
      </Part>
      <Part
        title={`${countOf(repaired.length, "line")} ${repaired.length === 1 ? "is" : "are"} repaired`}
        lead="The next version writes them the way Google reads them."
        all={repaired}
        open={repaired.length <= 20}
      >
        {({ line, from, to, why }) => (
          <>
            <Where line={line} />
            <code className="break-all text-muted line-through decoration-border-strong">{from}</code>{" "}
            <span aria-hidden>→</span>
            <span className="sr-only">becomes</span> <code className="break-all">{to}</code>
            <span className="block text-muted">{why}</span>
          </>
        )}
      </Part>
      <Part title={countOf(warnings.length, "remark")} lead="The lines stay as they are." all={warnings}>
        {({ line, message }) => (
          <>
            {line === null ? null : <Where line={line} />}
            {message}
          </>
        )}
      </Part>
    </div>
  );
}

function Where({ line }: { line: number }) {
  return <span className="mr-2 text-muted tabular-nums">Line {formatCount(line)}</span>;
}

interface PartProps<T> {
  title: string;
  lead: string;
  all: readonly T[];
  open?: boolean;
  children: (one: T) => ReactNode;
}

function Part<T>({ title, lead, all, open = false, children }: PartProps<T>) {
  if (all.length === 0) return null;
  return (
    <details open={open} className="border-t border-border px-4 py-2.5">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <p className="mt-1 text-sm text-muted">{lead}</p>
      <ul className="mt-2 grid max-h-[320px] gap-2 overflow-auto text-sm">
        {all.slice(0, SHOWN).map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <li key={index}>{children(one)}</li>
        ))}
        {all.length > SHOWN ? (
          <li className="text-muted">
            And {formatCount(all.length - SHOWN)} more; the whole file stays in its version below.
          </li>
        ) : null}
      </ul>
    </details>
  );
}
