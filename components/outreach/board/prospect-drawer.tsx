import type { ReactNode } from "react";
import { CardNotes } from "#components/outreach/board/card-note";
import { StageText } from "#components/outreach/board/stage-text";
import { CopyButton } from "#components/ui/copy-button";
import { DefinitionList } from "#components/ui/definition-list";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { ExternalLink } from "#components/ui/external-link";
import { formatCount } from "#components/ui/format";
import { DateText } from "#components/ui/time";
import { STAGE_WORDS } from "#lib/core/outreach/stages";
import type { ProspectDetail } from "#lib/outreach/board/detail";
import type { BoardTerms } from "#lib/outreach/board/types";
import { prospectOriginWords } from "#lib/outreach/board/words";

interface ProspectDrawerProps {
  prospect: ProspectDetail;
  terms: BoardTerms;
  closeHref: string;
  previousHref: string | undefined;
  nextHref: string | undefined;
  /** Whole, for sending to a colleague. */
  address: string;
  /** Moves, owner and due day, for whoever may run outreach. */
  actions: ReactNode;
  /** Its sections, in order. */
  children: ReactNode;
}

/** One prospect beside the board: where it stands and what is next, then a section for each part of its record. */
export function ProspectDrawer({ prospect, terms, actions, children, ...props }: ProspectDrawerProps) {
  const { place } = prospect;
  return (
    <Drawer
      label={`Prospect ${prospect.domain}`}
      caption={`${STAGE_WORDS[prospect.stage]}, ${formatCount(place.at)} of ${formatCount(place.of)}`}
      closeHref={props.closeHref}
      previousHref={props.previousHref}
      nextHref={props.nextHref}
      tools={<CopyButton text={props.address} label="Copy the address of this view" />}
    >
      <DrawerSection>
        <h2 className="text-xl font-semibold break-all">
          <ExternalLink href={prospect.pageUrl ?? `https://${prospect.domain}/`}>
            {prospect.domain}
          </ExternalLink>
        </h2>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <StageText stage={prospect.stage} />
          <CardNotes card={prospect} terms={terms} />
        </div>
        <DefinitionList
          items={[
            { term: "Since", value: <DateText at={prospect.stageAt} /> },
            {
              term: "From",
              value: (
                <>
                  {prospectOriginWords[prospect.origin]}, <DateText at={prospect.createdAt} />
                  {prospect.addedBy === null ? null : ` by ${prospect.addedBy}`}
                  {prospect.originNote === null ? null : (
                    <span className="block break-words text-muted">{prospect.originNote}</span>
                  )}
                </>
              ),
            },
            { term: "Owner", value: actions === null ? (prospect.owner?.name ?? "nobody") : null },
          ]}
        />
        {actions}
      </DrawerSection>
      {children}
    </Drawer>
  );
}
