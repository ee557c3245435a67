"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { LineBarsPoint, LineBarsProps } from "#components/ui/line-bars-chart";

/** What a chart of recharts tells its handlers. */
interface ChartState {
  activeTooltipIndex?: number | string | null | undefined;
}

/**
 * Dragging over a chart chooses a span of its steps; a click chooses one. The mouse alone: dates can be typed beside
 * the chart, and its table has every step.
 */
export function useSpanBrush(points: readonly LineBarsPoint[], span: LineBarsProps["span"]) {
  const router = useRouter();
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  if (span === undefined) return { handlers: {}, area: null };
  const indexOf = ({ activeTooltipIndex: index }: ChartState) =>
    index === undefined || index === null || index === "" ? null : Number(index);
  const first = drag === null ? null : points[Math.min(drag.from, drag.to)];
  const last = drag === null ? null : points[Math.max(drag.from, drag.to)];
  const finish = () => {
    setDrag(null);
    if (drag === null || !first?.from || !last?.to) return;
    const days = new URLSearchParams({ since: first.from, until: last.to });
    router.push(`${drag.from === drag.to ? span.changes : span.path}?${days}`, { scroll: false });
  };
  return {
    handlers: {
      className: "cursor-crosshair",
      onMouseDown: (state: ChartState) => {
        const index = indexOf(state);
        if (index !== null) setDrag({ from: index, to: index });
      },
      onMouseMove: (state: ChartState) => {
        const index = indexOf(state);
        if (drag !== null && index !== null && index !== drag.to) setDrag({ ...drag, to: index });
      },
      onMouseUp: finish,
      onMouseLeave: () => setDrag(null),
    },
    area: first && last && drag?.from !== drag?.to ? { x1: first.label, x2: last.label } : null,
  };
}
