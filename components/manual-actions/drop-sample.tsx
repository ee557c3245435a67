"use client";
import { X } from "lucide-react";
import { sendSamples } from "#components/manual-actions/send-samples";
import { type CaseOf, useCase } from "#components/manual-actions/use-case";
import { IconButton } from "#components/ui/icon-button";
import { notifyProblem } from "#components/ui/toast";
import { dropSample } from "#lib/manual-actions/actions";

/** Takes a sample away; it can be put back for ten seconds. */
export function DropSample({ of, sample, url }: { of: CaseOf; sample: string; url: string }) {
  const { run, announce } = useCase();
  const drop = () =>
    run(
      async () => {
        const answer = await dropSample(of.workspace, { site: of.site, id: of.id, sample });
        if (!answer.ok) notifyProblem(answer.message);
        return answer;
      },
      () => announce("The sample is taken away", () => sendSamples(of, new Blob([url])), { detail: url }),
    );
  return <IconButton label={`Take away ${url}`} icon={<X aria-hidden />} onClick={drop} />;
}
