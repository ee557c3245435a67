import type { ReactNode } from "react";
import { aboutOf } from "#components/hand-checks/about";
import { HandCheckSection } from "#components/hand-checks/hand-check-section";
import { LinkEnds } from "#components/links/link-ends";
import { LinkEvidence } from "#components/links/link-evidence";
import { LinkHistory } from "#components/links/link-history";
import { LinkScores } from "#components/links/link-scores";
import { LinkTopic } from "#components/links/link-topic";
import { LinkWarnings } from "#components/links/link-warnings";
import { OtherSide } from "#components/links/other-side";
import { VerdictHead } from "#components/links/verdict-head";
import { VerifyAgain } from "#components/links/verify-again";
import { DraftMail } from "#components/mail/draft-mail";
import { AcceptFound } from "#components/placements/accept-found";
import { AgreedFound } from "#components/placements/agreed-found";
import { PlacementHead } from "#components/placements/placement-head";
import { CopyButton } from "#components/ui/copy-button";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { RelativeTime } from "#components/ui/time";
import { accessHeadline } from "#lib/core/link-status";
import type { Access } from "#lib/core/look";
import type { HandCheckLine } from "#lib/hand-checks/types";
import { checkStates } from "#lib/links/check-states";
import { timeline } from "#lib/links/timeline";
import type { DomainPair, LinkDetail } from "#lib/links/types";
import { opinionWords } from "#lib/links/words";
import type { MailDraft } from "#lib/placements/mail-draft";
import type { PlacementDetail } from "#lib/placements/types";
import type { RankRelease } from "#lib/ranks/types";

interface LinkDrawerProps {
  workspace: string;
  site: string;
  side: "inbound" | "outbound" | "internal";
  link: LinkDetail;
  /** What was agreed about it, if anything. */
  placement: PlacementDetail | null;
  /** What people saw of it. */
  words: readonly HandCheckLine[];
  /** Whose ranking authority is read from; null: none is imported. */
  ranks: RankRelease | null;
  /** The mail that its next step asks for. */
  mail: MailDraft | null;
  /** The link is read from the other side; null: from ours. */
  flipped: DomainPair | null;
  /** "Link 2 of 1,274" */
  caption: string;
  closeHref: string;
  previousHref: string | undefined;
  nextHref: string | undefined;
  flipHref: string;
  /** Whole, for sending to a colleague. */
  address: string;
  mayVerify: boolean;
  mayEdit: boolean;
  /** Its tags, and who looks after it. */
  team: ReactNode;
  /** When its page is looked at next. */
  watch: ReactNode;
  /** More buttons at the head: adding the placement, marks. */
  children?: ReactNode;
}

/** Everything about one link: what is so, both ends and both sides, what was agreed, the evidence and the history. */
export function LinkDrawer(props: LinkDrawerProps) {
  const { workspace, site, link, placement } = props;
  const other = props.side === "outbound" ? link.targetDomain : link.sourceDomain;
  // A verdict on what was agreed says more than the link alone.
  const judged = placement !== null && (placement.checkedAt !== null || placement.standing.byHand);
  const verdicts = new Map((placement?.checks ?? []).map((check) => [check.runId, check.status]));
  const strip = checkStates(link.checks, link.events, verdicts).map(({ check, status }) => ({
    key: `${check.runId} ${check.at}`,
    at: check.at,
    status,
  }));
  const accepts = props.mayEdit && placement !== null && mayAccept(placement);
  return (
    <Drawer
      label={`Link from ${link.sourceDomain} to ${link.targetDomain}`}
      caption={props.caption}
      closeHref={props.closeHref}
      previousHref={props.previousHref}
      nextHref={props.nextHref}
      tools={<CopyButton text={props.address} label="Copy the address of this view" />}
    >
      <DrawerSection>
        {judged ? (
          <PlacementHead placement={placement} />
        ) : (
          <VerdictHead status={link.status} sentence={link.sentence} next={link.next} />
        )}
        {placement === null ? <LinkWarnings link={link} /> : null}
        {link.checkedAt === null ? null : (
          <p className="text-sm text-muted">
            Last looked at <RelativeTime at={link.checkedAt} />
          </p>
        )}
        {props.watch}
        {link.opinion ? (
          <p className="text-sm">
            {link.opinion === "toxic" ? "Marked toxic" : opinionWords[link.opinion]}
            {link.opinionReason ? `: ${link.opinionReason}` : ""}
          </p>
        ) : null}
        <div className="mt-1 flex flex-wrap items-center gap-2">
          {props.mayVerify ? (
            <VerifyAgain
              workspace={workspace}
              site={site}
              selection={{ kind: "link", source: link.sourceId, target: link.targetId }}
              checkedAt={link.checkedAt}
            />
          ) : null}
          {accepts ? <AcceptFound workspace={workspace} id={placement.id} /> : null}
          {props.mail && props.mayEdit ? (
            <DraftMail
              key={`${link.sourceId}-${link.targetId}`}
              workspace={workspace}
              placementId={placement?.id ?? null}
              draft={props.mail}
            />
          ) : null}
          {props.children}
        </div>
      </DrawerSection>
      <DrawerSection>
        <LinkEnds link={link} />
        <OtherSide
          side={props.side}
          other={other}
          link={link}
          pair={props.flipped}
          flipHref={props.flipHref}
          base={`/${workspace}/${site}`}
        />
      </DrawerSection>
      {placement ? (
        <AgreedFound placement={placement} href={`/${workspace}/${site}/placements?open=${placement.id}`} />
      ) : null}
      <HandCheckSection
        about={aboutOf(workspace, site, placement ?? link)}
        words={props.words}
        asks={
          accessHeadline(link.page.access as Access | null) !== null || link.checks[0]?.truncated === true
        }
        mayEdit={props.mayEdit}
      />
      {props.team}
      <LinkEvidence link={link} />
      <LinkTopic link={link} />
      <LinkScores link={link} ranks={props.ranks} />
      <LinkHistory
        checks={strip}
        lines={timeline({ events: link.events, checks: link.checks, placement, words: props.words })}
      />
    </Drawer>
  );
}

/** What was found may be agreed to when rel, anchor or place alone differ from it. */
function mayAccept({ flags, verdict }: PlacementDetail): boolean {
  return (
    verdict === "changed" &&
    flags.some((flag) => ["rel_changed", "wrong_anchor", "wrong_place"].includes(flag))
  );
}
