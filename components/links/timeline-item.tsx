import { clsx } from "clsx";
import { ChevronRight, Hand } from "lucide-react";
import { statusLooks } from "#components/status";
import { Quote } from "#components/ui/quote";
import { DateText } from "#components/ui/time";
import type { ContextSnapshot } from "#lib/core/context-snapshot";
import type { TimelineLine } from "#lib/links/timeline";

/** One line of a history, with the words around the link below it. */
export function TimelineItem({ line }: { line: TimelineLine }) {
  const look = statusLooks[line.status];
  return (
    <li className="flex items-baseline gap-2">
      <span className={clsx("status translate-y-[3px]", line.struck ? "tone-grey" : `tone-${look.tone}`)}>
        {look.icon}
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className={line.struck ? "text-muted line-through" : ""}>{line.text}</span>
        {line.byHand ? (
          <Hand aria-label="by hand" className="ml-1 inline size-3 translate-y-[-1px] text-muted" />
        ) : null}
        {line.snapshot ? <Words snapshot={line.snapshot} /> : null}
      </div>
      <DateText at={line.at} className="flex-none text-muted tabular-nums" />
    </li>
  );
}

/** As one quiet line; opens to the whole passage. */
function Words({ snapshot: { left, anchor, right } }: { snapshot: ContextSnapshot }) {
  return (
    <details className="group">
      <summary className="flex cursor-default list-none items-center gap-1 text-muted [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3 flex-none group-open:rotate-90" />
        <span className="min-w-0 flex-1 truncate group-open:hidden">
          {left ? `…${left} ` : ""}
          <span className="font-medium">{anchor || "a link without words"}</span>
          {right ? ` ${right}…` : ""}
        </span>
        <span className="hidden group-open:inline">The words on the page</span>
      </summary>
      <Quote
        left={left || undefined}
        marked={anchor || "a link without words"}
        right={right || undefined}
        className="mt-1"
      />
    </details>
  );
}
