import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Eye,
  FileQuestion,
  FolderCheck,
  FolderOpen,
  Send,
} from "lucide-react";
import type { ReactNode } from "react";
import { Pill, Status, type Tone } from "#components/ui/tone";
import type { SampleState } from "#lib/core/manual-action/sample";
import type { CaseKind, CaseState } from "#lib/core/manual-action/state";
import { sampleStateWords, stateWords } from "#lib/core/manual-action/words";

const caseLooks: Record<CaseState, { tone: Tone; icon: ReactNode }> = {
  open: { tone: "amber", icon: <FolderOpen aria-hidden /> },
  submitted: { tone: "blue", icon: <Send aria-hidden /> },
  revoked: { tone: "green", icon: <CircleCheck aria-hidden /> },
  closed: { tone: "grey", icon: <FolderCheck aria-hidden /> },
};

export function CaseStatePill({ state }: { state: CaseState }) {
  return <Pill {...caseLooks[state]}>{stateWords[state]}</Pill>;
}

export function CaseStateText({ state }: { state: CaseState }) {
  return <Status {...caseLooks[state]}>{stateWords[state]}</Status>;
}

const sampleLooks: Record<SampleState, { tone: Tone; icon: ReactNode }> = {
  live: { tone: "amber", icon: <Eye aria-hidden /> },
  gone: { tone: "green", icon: <CircleCheck aria-hidden /> },
  reported_gone: { tone: "grey", icon: <CircleDashed aria-hidden /> },
  unknown: { tone: "grey", icon: <CircleHelp aria-hidden /> },
};
const notThere = { tone: "grey", icon: <FileQuestion aria-hidden /> } as const;

/** Where a sample stands; in place of "not known" why it is not. */
export function SampleStateText(props: { state: SampleState; kind: CaseKind; missing: string | null }) {
  const { state, kind, missing } = props;
  if (missing !== null) return <Status {...notThere}>{missing}</Status>;
  return <Status {...sampleLooks[state]}>{sampleStateWords(state, kind)}</Status>;
}
