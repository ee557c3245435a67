"use client";
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from "react";
import { useRowKeys } from "#components/ui/row-keys";

/** Rows by name, or every row of the filter with the count that was seen. */
export type Selection =
  | { kind: "none" }
  | { kind: "ids"; ids: readonly string[] }
  | { kind: "all"; count: number };

interface SelectionValue {
  selection: Selection;
  /** How many are selected. */
  count: number;
  /** Rows of this page, in order. */
  ids: readonly string[];
  /** Rows of the filter; a capped count is what is known. */
  total: number;
  isSelected: (id: string) => boolean;
  /** `extend` selects everything between the last toggled row and this one. */
  toggle: (id: string, extend?: boolean) => void;
  /** All rows of this page on; or, when all are on already, off. */
  togglePage: () => void;
  selectAll: () => void;
  clear: () => void;
}

const SelectionContext = createContext<SelectionValue | null>(null);

interface RowSelectionProps {
  /** Ids of the rows of this page, in order. */
  ids: readonly string[];
  /** Rows of the whole filter. */
  total: number;
  /** The row whose drawer is open: j and k then open the next one. */
  openId?: string | undefined;
  children: ReactNode;
}

/**
 * Holds which rows are selected and the keys of the table (j k x e Enter a Esc). Put it round the table and the
 * bulk bar, with `key={filter}` so that another filter starts afresh while other pages of the same one keep it.
 */
export function RowSelection({ ids, total, openId, children }: RowSelectionProps) {
  const [selection, setSelection] = useState<Selection>({ kind: "none" });
  const anchor = useRef<string | null>(null);

  const value = useMemo<SelectionValue>(() => {
    const chosen = new Set(selection.kind === "ids" ? selection.ids : selection.kind === "all" ? ids : []);
    const set = (next: Iterable<string>) => {
      const list = [...next];
      setSelection(list.length > 0 ? { kind: "ids", ids: list } : { kind: "none" });
    };
    return {
      selection,
      ids,
      total,
      count: selection.kind === "all" ? selection.count : chosen.size,
      isSelected: (id) => chosen.has(id),
      toggle: (id, extend = false) => {
        const next = new Set(chosen);
        const from = extend && anchor.current !== null ? ids.indexOf(anchor.current) : -1;
        const to = ids.indexOf(id);
        if (from >= 0 && to >= 0) {
          for (const one of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
        } else if (!next.delete(id)) {
          next.add(id);
        }
        anchor.current = id;
        set(next);
      },
      togglePage: () => {
        const next = new Set(chosen);
        const allOn = ids.every((id) => next.has(id));
        for (const id of ids) allOn ? next.delete(id) : next.add(id);
        set(next);
      },
      selectAll: () => setSelection({ kind: "all", count: total }),
      clear: () => setSelection({ kind: "none" }),
    };
  }, [selection, ids, total]);

  useRowKeys(value, openId);
  return <SelectionContext value={value}>{children}</SelectionContext>;
}

/** The selection around this component. */
export function useRowSelection(): SelectionValue {
  const value = useContext(SelectionContext);
  if (value === null) throw new Error("useRowSelection stands outside RowSelection");
  return value;
}
