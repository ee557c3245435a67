"use client";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button, type ButtonLook } from "#components/ui/button";
import { notify, notifyProblem } from "#components/ui/toast";
import { verifyLinks } from "#lib/runs/actions";
import type { SelectionInput } from "#lib/runs/schema";

interface VerifyButtonProps extends Pick<ButtonLook, "variant"> {
  workspace: string;
  site: string;
  selection: SelectionInput;
  /** "Verify 214" */
  label: string;
  /** What the message says has begun: "214 links are being looked at." */
  begun: string;
  onStarted?: (() => void) | undefined;
}

/** Starts a run in the background; its message leads to its page. */
export function VerifyButton(props: VerifyButtonProps) {
  const { workspace, site, selection, label, begun, variant, onStarted } = props;
  const router = useRouter();
  const [busy, start] = useTransition();
  const verify = () =>
    start(async () => {
      const answer = await verifyLinks(workspace, { site, selection }).catch(() => null);
      if (answer === null) return notifyProblem("The server did not answer. Nothing was started; try again.");
      if (!answer.ok) return notifyProblem(answer.message);
      const run = `/${workspace}/${site}/runs/${answer.data.id}`;
      notify(begun, { action: { label: "Watch", onClick: () => router.push(run) } });
      onStarted?.();
    });
  return (
    <Button variant={variant} busy={busy} icon={<RefreshCw aria-hidden />} onClick={verify}>
      {label}
    </Button>
  );
}
