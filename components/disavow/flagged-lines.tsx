"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Checkbox } from "#components/ui/check";
import { countOf, formatCount } from "#components/ui/format";
import { notifyProblem } from "#components/ui/toast";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { FlaggedLine } from "#lib/disavow/types";

interface FlaggedLinesProps {
  flagged: readonly FlaggedLine[];
  path: string;
  params: ViewParams;
  mayChange: boolean;
}

const SHOWN = 200;
/** Longest address that every browser and server takes. */
const ADDRESS_MAX = 7_000;

/** Lines of the list that would be refused today. A person leaves them out, one by one or all; nobody else does. */
export function FlaggedLines({ flagged, path, params, mayChange }: FlaggedLinesProps) {
  const router = useRouter();
  const [, start] = useTransition();
  const [out, setOut] = useOptimistic<ReadonlySet<string>>(
    new Set(flagged.filter((one) => one.leftOut).map((one) => one.line)),
  );
  const leave = (next: ReadonlySet<string>) =>
    start(() => {
      const lines = [...next];
      const href = viewHref(path, params, {
        out: lines.length === 0 ? null : lines.length === flagged.length ? "*" : lines,
        from: null,
      });
      if (href.length > ADDRESS_MAX) {
        notifyProblem("These are too many single lines for one version.", {
          detail: "Leave out all of them, or some now and the others in the version after.",
        });
        return;
      }
      setOut(next);
      router.replace(href, { scroll: false });
    });
  const toggle = (line: string) => {
    const next = new Set(out);
    if (!next.delete(line)) next.add(line);
    leave(next);
  };
  return (
    <div className="grid gap-3">
      {mayChange && flagged.length > 1 ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: the box is a control of ours
        <label className="flex items-center gap-2">
          <Checkbox
            checked={out.size === flagged.length}
            mixed={out.size > 0 && out.size < flagged.length}
            onChange={() =>
              leave(out.size === flagged.length ? new Set() : new Set(flagged.map((one) => one.line)))
            }
          />
          Leave all {formatCount(flagged.length)} out
        </label>
      ) : null}
      <ul className="grid gap-2.5">
        {flagged.slice(0, SHOWN).map(({ line, reason }) => (
          <li key={line} className="grid gap-1 border-t border-border pt-2.5">
            <code className="break-all">{line}</code>
            <span className="text-sm text-muted">{reason}</span>
            {mayChange ? (
              // biome-ignore lint/a11y/noLabelWithoutControl: the box is a control of ours
              <label className="flex items-center gap-2 text-sm">
                <Checkbox checked={out.has(line)} onChange={() => toggle(line)} />
                <span>
                  Leave this line out<span className="sr-only">: {line}</span>
                </span>
              </label>
            ) : null}
          </li>
        ))}
      </ul>
      {flagged.length > SHOWN ? (
        <p className="text-sm text-muted">
          And {countOf(flagged.length - SHOWN, "more line")}. Leaving all out takes them too.
        </p>
      ) : null}
    </div>
  );
}
