import { Ban, Check, CircleAlert, Clock, Eye, Loader, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Status, type Tone } from "#components/ui/tone";
import type { ImportState } from "#lib/imports/types";

const looks: Record<ImportState, { word: string; tone: Tone; icon: ReactNode }> = {
  uploading: { word: "Begun", tone: "grey", icon: <Clock aria-hidden /> },
  reading: { word: "Being read", tone: "blue", icon: <Loader aria-hidden /> },
  ready: { word: "Preview", tone: "amber", icon: <Eye aria-hidden /> },
  importing: { word: "Importing", tone: "blue", icon: <Loader aria-hidden /> },
  done: { word: "Done", tone: "green", icon: <Check aria-hidden /> },
  failed: { word: "Stopped", tone: "red", icon: <CircleAlert aria-hidden /> },
  cancelled: { word: "Cancelled", tone: "grey", icon: <Ban aria-hidden /> },
  undoing: { word: "Being undone", tone: "blue", icon: <Loader aria-hidden /> },
  undone: { word: "Undone", tone: "grey", icon: <Undo2 aria-hidden /> },
};

/** Where an import stands: icon, word, colour. */
export function ImportStateWord({ state }: { state: ImportState }) {
  const { word, tone, icon } = looks[state];
  return (
    <Status tone={tone} icon={icon}>
      {word}
    </Status>
  );
}
