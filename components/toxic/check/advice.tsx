import { ArrowRight, CircleCheck, CircleHelp, Eye, Gavel } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ExternalLink } from "#components/ui/external-link";
import { Panel } from "#components/ui/panel";
import { Pill, type Tone } from "#components/ui/tone";
import type { DisavowAdvice, DisavowPlace, DisavowStep } from "#lib/core/toxic/need-disavow";

const looks: Record<DisavowAdvice["answer"], { tone: Tone; icon: ReactNode; word: string }> = {
  no: { tone: "green", icon: <CircleCheck aria-hidden />, word: "No disavow" },
  review_first: { tone: "amber", icon: <Eye aria-hidden />, word: "Review first" },
  open_case: { tone: "violet", icon: <Gavel aria-hidden />, word: "Manual action" },
  not_known: { tone: "grey", icon: <CircleHelp aria-hidden />, word: "Not known yet" },
};

/** Why the answer is what it is, and what to do now, each step with the way to where it is done. */
export function Advice({ advice, base }: { advice: DisavowAdvice; base: string }) {
  const { tone, icon, word } = looks[advice.answer];
  return (
    <Panel
      title="Why, and what now"
      tools={
        <Pill tone={tone} icon={icon}>
          {word}
        </Pill>
      }
    >
      <div className="grid gap-4">
        <ul className="grid gap-1.5">
          {advice.why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <div className="grid gap-1.5">
          <h3>What to do now</h3>
          <ol className="grid list-decimal gap-1.5 pl-5">
            {advice.next.map((step) => (
              <li key={step.text}>
                {step.text} <Way step={step} base={base} />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </Panel>
  );
}

const ways: Record<Exclude<DisavowPlace, "search_console">, { path: string; label: string }> = {
  queue: { path: "/toxic", label: "Review queue" },
  audit: { path: "/toxic", label: "The audit" },
  case: { path: "/manual-actions", label: "Manual actions" },
  removals: { path: "/removals", label: "Removal requests" },
  disavow: { path: "/disavow", label: "Disavow list" },
  placements: { path: "/placements", label: "Placements" },
  imports: { path: "/imports", label: "Imports" },
};

function Way({ step: { to }, base }: { step: DisavowStep; base: string }) {
  if (to === null) return null;
  if (to === "search_console")
    return (
      <ExternalLink href="https://search.google.com/search-console/manual-actions" className="link">
        Manual actions in Search Console
      </ExternalLink>
    );
  const { path, label } = ways[to];
  return (
    <Link href={`${base}${path}`} className="link inline-flex items-center gap-1">
      {label} <ArrowRight aria-hidden className="size-3" />
    </Link>
  );
}
