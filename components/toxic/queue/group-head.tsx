"use client";
import { ListChecks } from "lucide-react";
import { DECISION_KEYS } from "#components/toxic/queue/decision-words";
import { Button } from "#components/ui/button";
import { formatCount } from "#components/ui/format";
import { Menu, MenuItem } from "#components/ui/menu";
import type { Decision } from "#lib/toxic/queue/types";

interface GroupHeadProps {
  title: string;
  /** Domains of it that wait, those of later pages too; 0 where the rows are not those that wait. */
  open: number;
  /** Null: nothing may be decided here. */
  onDecide: ((decision: Decision) => void) | null;
}

/** What the rows below have in common, and one decision for all of them. */
export function GroupHead({ title, open, onDecide }: GroupHeadProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-border bg-sunken px-4 py-2 not-first:border-t">
      <h2>{title}</h2>
      {open > 0 ? <span className="text-sm text-muted">{formatCount(open)} to decide</span> : null}
      {onDecide === null || open < 2 ? null : (
        <span className="ml-auto">
          <Menu
            trigger={<Button icon={<ListChecks aria-hidden />}>Decide on all {formatCount(open)}</Button>}
            align="end"
          >
            {DECISION_KEYS.map(({ decision, label }) => (
              <MenuItem key={decision} onSelect={() => onDecide(decision)}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </span>
      )}
    </header>
  );
}
