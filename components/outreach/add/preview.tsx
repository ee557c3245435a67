"use client";
import { type ReactNode, useMemo, useState } from "react";
import { canAdd, PreviewTable } from "#components/outreach/add/preview-table";
import { RefusedRows } from "#components/outreach/add/refused-rows";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { countOf, formatCount } from "#components/ui/format";
import { Input, Select } from "#components/ui/input";
import { SegmentedChoice } from "#components/ui/segmented-choice";
import type { Preview as Previewed, PreviewRow } from "#lib/outreach/prospects/types";

/** Rows of one page. */
const SHOWN = 100;

const groups = {
  all: { label: "All", has: () => true },
  worth: { label: "Worth asking", has: (row: PreviewRow) => row.isWorth },
  warned: { label: "With a warning", has: (row: PreviewRow) => canAdd(row) && row.findings.length > 0 },
  out: { label: "Cannot be added", has: (row: PreviewRow) => !canAdd(row) },
} as const;
type Group = keyof typeof groups;

interface PreviewProps {
  preview: Previewed;
  /** How many were sent; null: nothing is under way. */
  sent: number | null;
  onAdd: (rows: readonly PreviewRow[], reason: string) => void;
  /** What can be changed about the reading. */
  children?: ReactNode;
}

/** Every site that was read, with its warnings; those that would be wasted are ticked off at first. */
export function Preview({ preview, sent, onAdd, children }: PreviewProps) {
  const { rows, refused, leftOut } = preview;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(rows.filter(({ isWorth }) => isWorth).map(({ domain }) => domain)),
  );
  const [group, setGroup] = useState<Group>("all");
  const [order, setOrder] = useState<"given" | "fit">("given");
  const [start, setStart] = useState(0);
  const [reason, setReason] = useState("");
  const shown = useMemo(() => {
    const some = rows.filter(groups[group].has);
    return order === "given" ? some : some.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1));
  }, [rows, group, order]);
  const chosen = rows.filter(({ domain }) => ticked.has(domain));
  const wasted = chosen.filter(({ isWorth }) => !isWorth).length;
  const needsReason = wasted > 0 && reason.trim() === "";
  const tick = (domains: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const domain of domains) on ? next.add(domain) : next.delete(domain);
    setTicked(next);
  };
  const onPage = shown.slice(start, start + SHOWN);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <SegmentedChoice
          label="Which sites"
          value={group}
          options={(Object.keys(groups) as Group[]).map((one) => ({
            value: one,
            label: `${groups[one].label} ${formatCount(rows.filter(groups[one].has).length)}`,
          }))}
          onChange={(next) => {
            setGroup(next);
            setStart(0);
          }}
        />
        <Select
          small
          aria-label="Order"
          value={order}
          onChange={(event) => setOrder(event.currentTarget.value === "fit" ? "fit" : "given")}
        >
          <option value="given">As they came</option>
          <option value="fit">Best fit first</option>
        </Select>
        <Button
          variant="ghost"
          onClick={() =>
            tick(
              shown.filter(canAdd).map(({ domain }) => domain),
              true,
            )
          }
        >
          Tick all of these
        </Button>
        <Button
          variant="ghost"
          onClick={() =>
            tick(
              shown.map(({ domain }) => domain),
              false,
            )
          }
        >
          Tick none of these
        </Button>
      </div>
      {children}
      {leftOut > 0 ? (
        <p className="text-muted">
          {countOf(leftOut, "more site")} came after the first {formatCount(rows.length)}: add these first,
          then the rest.
        </p>
      ) : null}
      {onPage.length > 0 ? (
        <div className="panel overflow-hidden">
          <PreviewTable rows={onPage} ticked={ticked} onTick={tick} />
          {shown.length > SHOWN ? <LocalPager start={start} all={shown.length} onStart={setStart} /> : null}
        </div>
      ) : (
        <p className="text-muted">No site is among these.</p>
      )}
      <RefusedRows rows={refused} file="rows-left-out.csv" />
      <div className="grid max-w-[680px] gap-4">
        {wasted > 0 ? (
          <Field
            label={`Why ${wasted === 1 ? "one site" : `${formatCount(wasted)} sites`} with a warning all the same`}
            hint="It stands beside the warnings for your team."
          >
            {(control) => (
              <Input
                value={reason}
                maxLength={500}
                autoComplete="off"
                onChange={(event) => setReason(event.currentTarget.value)}
                {...control}
              />
            )}
          </Field>
        ) : null}
        <div>
          <Button
            variant="primary"
            size="lg"
            busy={sent !== null}
            disabled={chosen.length === 0 || needsReason}
            onClick={() => onAdd(chosen, reason)}
          >
            {sent === null || sent === 0
              ? `Add ${countOf(chosen.length, "site")}`
              : `Adding, ${formatCount(sent)} of ${formatCount(chosen.length)}`}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface LocalPagerProps {
  start: number;
  all: number;
  onStart: (start: number) => void;
}

function LocalPager({ start, all, onStart }: LocalPagerProps) {
  return (
    <nav aria-label="Pages" className="pager">
      <span className="tabular-nums">
        {formatCount(start + 1)}–{formatCount(Math.min(start + SHOWN, all))} of {formatCount(all)}
      </span>
      <span className="ml-auto flex gap-2">
        <Button disabled={start === 0} onClick={() => onStart(Math.max(0, start - SHOWN))}>
          Previous
        </Button>
        <Button disabled={start + SHOWN >= all} onClick={() => onStart(start + SHOWN)}>
          Next
        </Button>
      </span>
    </nav>
  );
}
