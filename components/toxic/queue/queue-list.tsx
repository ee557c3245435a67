"use client";
import { Fragment, useEffect, useRef, useState } from "react";
import { DECISION_KEYS, queueHelp } from "#components/toxic/queue/decision-words";
import { GroupHead } from "#components/toxic/queue/group-head";
import { QueueRow } from "#components/toxic/queue/queue-row";
import { useDecisions } from "#components/toxic/queue/use-decisions";
import { Kbd } from "#components/ui/kbd";
import { keysAreTaken, useKeyHelp } from "#components/ui/keyboard-map";
import { viewHref } from "#components/ui/view-href";
import type { Decision, QueueGroupLine, QueueRow as Row } from "#lib/toxic/queue/types";

interface QueueListProps {
  workspace: string;
  site: string;
  /** Address of the site's pages. */
  base: string;
  rows: readonly Row[];
  groups: readonly QueueGroupLine[];
  hasMore: boolean;
  /** The view shows what waits: the next ones move up as these are decided. */
  goesOn: boolean;
  mayJudge: boolean;
}

const find = (domain: string | undefined) =>
  domain === undefined
    ? null
    : document.querySelector<HTMLElement>(`[data-queue-row="${CSS.escape(domain)}"]`);

function focusRow(domain: string | undefined): void {
  const row = find(domain);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** The queue, to be cleared with the keyboard alone: a key decides, and the next domain has the focus at once. */
export function QueueList(props: QueueListProps) {
  const { workspace, site, base, groups, mayJudge } = props;
  const hasMore = props.hasMore && props.goesOn;
  useKeyHelp("Review queue", queueHelp);
  const { rows, said, send, undo } = useDecisions({ workspace, site, given: props.rows, hasMore });
  const [open, setOpen] = useState<string | null>(null);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [wanted, setWanted] = useState<string>();
  // Once the row is there to take it.
  useEffect(() => {
    if (wanted === undefined) return;
    focusRow(wanted);
    setWanted(undefined);
  }, [wanted]);

  const decide = (decision: Decision, domain: string, whole: boolean) => {
    const at = rows.findIndex((row) => row.domain === domain);
    const row = rows[at];
    if (row === undefined || !mayJudge) return;
    const group = whole ? (row.group?.key ?? null) : null;
    const left = group === null ? [row] : rows.filter((one) => one.group?.key === group);
    const isLeft = new Set(left.map((one) => one.domain));
    const next =
      rows.slice(at).find((one) => !isLeft.has(one.domain)) ??
      rows.slice(0, at).findLast((one) => !isLeft.has(one.domain));
    send(decision, left, group, reasons[domain] ?? "");
    setOpen(null);
    setWanted(next?.domain);
  };

  const onKey = (event: KeyboardEvent) => {
    if (keysAreTaken(event)) return;
    const focused = document.activeElement?.closest<HTMLElement>("[data-queue-row]")?.dataset.queueRow;
    const at = rows.findIndex(({ domain }) => domain === focused);
    const key = event.key.toLowerCase();
    const decision = DECISION_KEYS.find((one) => one.key === key)?.decision;
    if (key === "j") focusRow(rows[Math.min(rows.length - 1, at + 1)]?.domain);
    else if (key === "k") focusRow(rows[Math.max(0, at - 1)]?.domain);
    else if (key === "z") void undo().then((domain) => setWanted(domain ?? undefined));
    else if (focused === undefined || at < 0) return;
    else if (key === "enter") {
      if ((event.target as HTMLElement).closest("a, button") !== null) return;
      setOpen(open === focused ? null : focused);
    } else if (key === "e" && mayJudge) {
      setOpen(focused);
      requestAnimationFrame(() => find(focused)?.querySelector<HTMLElement>("[data-reason]")?.focus());
    } else if (decision !== undefined && !event.repeat) decide(decision, focused, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <div className="grid gap-3">
      {mayJudge ? <Keys /> : null}
      <p role="status" className="min-h-5 text-sm text-muted">
        {said === "" ? "" : `${said} `}
        {said === "" ? null : (
          <span className="max-md:hidden">
            <Kbd>z</Kbd> takes it back.
          </span>
        )}
      </p>
      {rows.length === 0 ? (
        <p className="py-6 text-muted">
          {hasMore ? "The next ones are on their way." : "Nothing is left here."}
        </p>
      ) : (
        <section className="panel" aria-label="Review queue">
          {byGroup(rows).map((part) => (
            <Fragment key={part.key}>
              <GroupHead
                title={part.title}
                open={props.goesOn ? (groups.find(({ key }) => key === part.key)?.open ?? 0) : 0}
                onDecide={mayJudge ? (decision) => decide(decision, part.rows[0]?.domain ?? "", true) : null}
              />
              <ul>
                {part.rows.map((row) => (
                  <QueueRow
                    key={row.domain}
                    row={row}
                    open={open === row.domain}
                    linksHref={viewHref(`${base}/links`, { side: "inbound" }, { domain: row.domain })}
                    mayJudge={mayJudge}
                    reason={reasons[row.domain] ?? ""}
                    onReason={(reason) => setReasons((before) => ({ ...before, [row.domain]: reason }))}
                    onToggle={() => setOpen(open === row.domain ? null : row.domain)}
                    onDecide={(decision) => decide(decision, row.domain, false)}
                  />
                ))}
              </ul>
            </Fragment>
          ))}
        </section>
      )}
    </div>
  );
}

function Keys() {
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted max-md:hidden">
      {[
        { key: "j k", label: "move" },
        { key: "⏎", label: "evidence" },
        ...DECISION_KEYS.map(({ key, label }) => ({ key, label: label.toLowerCase() })),
        { key: "⇧", label: "with it: the whole group" },
        { key: "z", label: "undo" },
      ].map(({ key, label }) => (
        <span key={key} className="whitespace-nowrap">
          <Kbd>{key}</Kbd> {label}
        </span>
      ))}
    </p>
  );
}

function byGroup(rows: readonly Row[]): { key: string; title: string; rows: Row[] }[] {
  const parts = new Map<string, { key: string; title: string; rows: Row[] }>();
  for (const row of rows) {
    const key = row.group?.key ?? "";
    const part = parts.get(key) ?? { key, title: row.group?.title ?? "Nothing to decide", rows: [] };
    parts.set(key, part);
    part.rows.push(row);
  }
  return [...parts.values()];
}
