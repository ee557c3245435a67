import { Ban, Check, CircleAlert, Loader, Pause, Search } from "lucide-react";
import type { ReactNode } from "react";
import { Status, type Tone } from "#components/ui/tone";
import type { RunState } from "#lib/runs/types";

const looks: Record<RunState, { word: string; tone: Tone; icon: ReactNode }> = {
  queued: { word: "Starting", tone: "blue", icon: <Search aria-hidden /> },
  running: { word: "Running", tone: "blue", icon: <Loader aria-hidden /> },
  paused: { word: "Paused", tone: "grey", icon: <Pause aria-hidden /> },
  done: { word: "Done", tone: "green", icon: <Check aria-hidden /> },
  cancelled: { word: "Cancelled", tone: "grey", icon: <Ban aria-hidden /> },
  failed: { word: "Stopped", tone: "red", icon: <CircleAlert aria-hidden /> },
};

/** Where a run stands: icon, word, colour. */
export function RunStateWord({ state }: { state: RunState }) {
  const { word, tone, icon } = looks[state];
  return (
    <Status tone={tone} icon={icon}>
      {word}
    </Status>
  );
}
