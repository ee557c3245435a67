"use client";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { flushSync } from "react-dom";
import { boundWidth, WIDTH, withWidth } from "#components/ui/table-look";
import { useTableLook } from "#components/ui/table-look-context";

interface SizedTableProps {
  label: string;
  className: string;
  style: CSSProperties;
  /** Names of the columns as "table.column"; null: its width cannot be changed. */
  columns: readonly (string | null)[];
  widths: readonly (string | undefined)[];
  children: ReactNode;
}

/** What a column without a width of its own needs, px. */
const ROOM = 160;

/** A table whose columns are as wide as the person made them. Wider than its place it scrolls sideways. */
export function SizedTable({ label, className, style, columns, widths, children }: SizedTableProps) {
  const { look } = useTableLook();
  const own = columns.map((column) => (column === null ? undefined : look.widths[column]));
  const sum = widths.reduce((all, width, index) => all + (own[index] ?? pxOf(width)), 0);
  const room = own.some((width) => width !== undefined) ? ({ "--room": `${sum}px` } as CSSProperties) : {};
  return (
    <table aria-label={label} className={className} style={{ ...style, ...room }}>
      <colgroup>
        {widths.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <col key={index} style={{ width: own[index] ?? width }} />
        ))}
      </colgroup>
      {children}
    </table>
  );
}

function pxOf(width: string | undefined): number {
  return width?.endsWith("px") ? Number.parseInt(width, 10) : ROOM;
}

/** One press of an arrow, px. */
const STEP = 16;

/** At the right edge of a head: drag it, or press the arrows, to change the column's width; Home or a double click resets. */
export function ColumnGrip({ column, name }: { column: string; name: string }) {
  const { look, setLook } = useTableLook();
  const drag = useRef<{ x: number; width: number } | null>(null);
  const width = look.widths[column];
  const reset = () => setLook(withWidth(look, column, null));
  const widthNow = (grip: Element) => grip.closest("th")?.getBoundingClientRect().width ?? WIDTH.min;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    // Drawn at once: a key that is held down measures what the press before it made.
    if (step !== 0) flushSync(() => setLook(withWidth(look, column, widthNow(event.currentTarget) + step)));
    else if (event.key === "Home") reset();
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: widthNow(event.currentTarget) };
    // No text is marked on the way.
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag.current === null) return;
    setLook(withWidth(look, column, drag.current.width + event.clientX - drag.current.x), true);
  };
  const onPointerUp = () => {
    if (drag.current !== null) setLook(look);
    drag.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved, a separator with a value can
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${name}`}
      aria-valuemin={WIDTH.min}
      aria-valuemax={WIDTH.max}
      aria-valuenow={boundWidth(width ?? WIDTH.min)}
      aria-valuetext={width === undefined ? "as the table says" : `${width} pixels`}
      className="column-grip"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={reset}
    />
  );
}
