import { SquareKanban } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { STAGE_WORDS, type Stage } from "#lib/core/outreach/stages";
import { prospectHref } from "#lib/outreach/prospect-href";

interface ProspectDrawerProps {
  workspace: string;
  prospect: { id: string; domain: string; stage: Stage; campaignId: string; campaign: string };
  closeHref: string;
  /** What is agreed with it. */
  children: ReactNode;
}

/** A prospect beside the list of the day: where it stands, what is agreed, and the way to all of it. */
export function ProspectDrawer({ workspace, prospect, closeHref, children }: ProspectDrawerProps) {
  const { id, domain, stage, campaignId, campaign } = prospect;
  return (
    <Drawer label={`Prospect ${domain}`} caption="Prospect" closeHref={closeHref}>
      <DrawerSection>
        <h2 className="break-all">{domain}</h2>
        <p className="text-sm text-muted">
          {STAGE_WORDS[stage]} in {campaign}
        </p>
        <div>
          <ButtonLink
            href={prospectHref(workspace, campaignId, id)}
            prefetch={false}
            icon={<SquareKanban aria-hidden />}
          >
            Open in the campaign
          </ButtonLink>
        </div>
      </DrawerSection>
      {children}
    </Drawer>
  );
}
