"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { countOf, formatCount } from "#components/ui/format";
import { ProgressBar } from "#components/ui/progress";
import { DateText } from "#components/ui/time";
import type { MoveView } from "#lib/upkeep/types";

const everyMs = 2_000;

/** How far the pages are on their way, read again while they are. */
export function MoveProgress({ move }: { move: MoveView }) {
  const router = useRouter();
  const { finishedAt, pages, looked, moved } = move;
  const over = finishedAt !== null;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [over, router]);
  if (finishedAt !== null) {
    return (
      <p className="text-sm text-muted">
        {moved === 0 ? "Every page lies where it belongs" : `${countOf(moved, "page")} moved`}, looked through
        on <DateText at={finishedAt} clock />.
      </p>
    );
  }
  return (
    <div className="grid gap-2" aria-live="polite">
      <p>
        Pages are on their way: {formatCount(Math.min(looked, pages))} of {countOf(pages, "page")} looked
        through, {formatCount(moved)} moved.
      </p>
      <ProgressBar label="Pages looked through" value={looked} max={Math.max(1, pages)} />
      <p className="text-sm text-muted">
        You can leave this page; the work goes on. Figures are right all along.
      </p>
    </div>
  );
}
