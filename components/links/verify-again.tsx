"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { VerifyButton } from "#components/links/verify-button";
import type { SelectionInput } from "#lib/runs/schema";

interface VerifyAgainProps {
  workspace: string;
  site: string;
  selection: SelectionInput;
  /** ISO 8601; a later one ends the waiting. */
  checkedAt: string | null;
}

/** How often, and how many times, the page asks whether the look has been recorded. */
const EVERY_MS = 2_000;
const TIMES = 30;

/** Looks at one page again; the numbers around it change in place when the look is recorded. */
export function VerifyAgain({ workspace, site, selection, checkedAt }: VerifyAgainProps) {
  const router = useRouter();
  // The look that was the last one when the button was pressed.
  const [asked, setAsked] = useState<{ before: string | null } | null>(null);
  const waiting = asked !== null && asked.before === checkedAt;
  useEffect(() => {
    if (!waiting) return;
    let left = TIMES;
    const timer = setInterval(() => {
      left -= 1;
      if (left <= 0) setAsked(null);
      else if (!document.hidden) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [waiting, router]);
  return (
    <>
      <VerifyButton
        workspace={workspace}
        site={site}
        selection={selection}
        variant="primary"
        label={checkedAt === null ? "Verify" : "Verify again"}
        begun="The page is being looked at."
        onStarted={() => setAsked({ before: checkedAt })}
      />
      <span role="status" className="text-sm text-muted empty:absolute">
        {waiting ? "Looking at the page…" : ""}
      </span>
    </>
  );
}
