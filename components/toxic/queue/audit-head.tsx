"use client";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { Button } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { Panel } from "#components/ui/panel";
import { ProgressBar } from "#components/ui/progress";
import { notifyProblem } from "#components/ui/toast";
import { startAudit, stopAudit } from "#lib/toxic/actions";
import type { AuditLine } from "#lib/toxic/queue/types";

interface AuditProps {
  workspace: string;
  site: string;
}

/** Asks for an audit. */
export function AuditButton({
  workspace,
  site,
  primary,
  children,
}: AuditProps & { primary?: boolean; children: string }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const ask = () =>
    start(async () => {
      const told = await startAudit(workspace, { site }).catch(() => null);
      if (!told?.ok) notifyProblem(told?.message ?? "The server did not answer. Nothing was begun.");
      router.refresh();
    });
  return (
    <Button variant={primary ? "primary" : "plain"} busy={busy} onClick={ask}>
      {children}
    </Button>
  );
}

const phases: Record<string, string> = {
  reading: "Reading what is known of the referring domains",
  comparing: "Looking for what they have in common",
  judging: "Judging each of them",
  writing: "Writing what is new",
};

const everyMs = 2_000;

/** An audit that waits or is under way, with its progress; or why the last one failed. */
export function AuditProgress({
  workspace,
  site,
  last,
  mayJudge,
}: AuditProps & { last: AuditLine; mayJudge: boolean }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const isOpen = last.state === "queued" || last.state === "running";
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [isOpen, router]);
  if (last.state === "failed")
    return (
      <Notice kind="problem" title="The last audit failed">
        {last.error} What is shown is from the one before.
      </Notice>
    );
  if (!isOpen) return null;
  const cancel = () =>
    start(async () => {
      const told = await stopAudit(workspace, { site }).catch(() => null);
      if (!told?.ok) notifyProblem(told?.message ?? "The server did not answer. The audit goes on.");
      router.refresh();
    });
  const words =
    last.state === "queued" ? "The audit waits for a worker" : (phases[last.phase ?? ""] ?? "Auditing");
  return (
    <Panel>
      <div className="grid gap-2 pt-2" aria-live="polite">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p>
            {words}
            {last.total > 0 ? `: ${formatCount(last.done)} of ${countOf(last.total, "domain")}` : ""}.
          </p>
          {mayJudge ? (
            <Button busy={busy} onClick={cancel}>
              Cancel
            </Button>
          ) : null}
        </div>
        <ProgressBar
          label="Domains audited"
          value={last.state === "queued" || last.phase === "comparing" ? null : last.done}
          max={Math.max(1, last.total)}
        />
        <p className="text-sm text-muted">You can leave this page; the work goes on.</p>
      </div>
    </Panel>
  );
}
