"use client";
import { Search } from "lucide-react";
import { useAct } from "#components/outreach/contacts/use-act";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { DateText } from "#components/ui/time";
import { lookForContacts } from "#lib/outreach/actions/contacts";
import type { LookupView } from "#lib/outreach/contacts/types";

interface LookupLineProps {
  workspace: string;
  domain: string;
  lookup: LookupView;
  mayRun: boolean;
}

/** Whether the site's own pages were read for contacts, and the button that has them read. */
export function LookupLine({ workspace, domain, lookup, mayRun }: LookupLineProps) {
  const { problem, busy, run } = useAct();
  const look = () =>
    run(
      () => lookForContacts(workspace, { domains: [domain] }),
      ({ asked, refused }) =>
        asked > 0 ? "The site’s own pages will be read within minutes" : (refused[0]?.reason ?? null),
    );
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted">
        <LookupWords lookup={lookup} />
      </p>
      {problem ? (
        <p role="alert" className="text-lost">
          {problem.message}
        </p>
      ) : null}
      {mayRun && lookup.state !== "waiting" ? (
        <div>
          <Button busy={busy} icon={<Search aria-hidden />} onClick={look}>
            {lookup.state === "never" ? "Look for contacts" : "Look again"}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function LookupWords({ lookup }: { lookup: LookupView }) {
  if (lookup.state === "never") return "Nobody has looked for contacts on the site’s own pages.";
  if (lookup.readAt === null) {
    return `The site’s own pages will be read for contacts within minutes.${lookup.failure ? ` ${lookup.failure} It is tried again.` : ""}`;
  }
  return (
    <>
      {lookup.pagesRead > 0 ? `${countOf(lookup.pagesRead, "page")} of the site read ` : "Looked for "}
      <DateText at={lookup.readAt} />.{lookup.failure ? ` ${lookup.failure}` : ""}
    </>
  );
}
