"use client";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { takeBack } from "#components/placements/targets/announce-change";
import { Button } from "#components/ui/button";

/** Takes one change of targets back as a whole. */
export function UndoChange({ workspace, id, name }: { workspace: string; id: string; name: string }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <Button
      busy={busy}
      icon={<Undo2 aria-hidden />}
      aria-label={`Undo the change of ${name}`}
      onClick={() => start(() => takeBack(workspace, id, () => router.refresh()))}
    >
      Undo
    </Button>
  );
}
