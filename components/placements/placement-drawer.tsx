import { Pencil } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { aboutOf } from "#components/hand-checks/about";
import { HandCheckSection } from "#components/hand-checks/hand-check-section";
import { LinkEnds } from "#components/links/link-ends";
import { LinkHistory } from "#components/links/link-history";
import { VerifyAgain } from "#components/links/verify-again";
import { DraftMail } from "#components/mail/draft-mail";
import { AcceptFound } from "#components/placements/accept-found";
import { AgreedFound } from "#components/placements/agreed-found";
import { ArchiveButton } from "#components/placements/archive-button";
import { PlacementDialog } from "#components/placements/placement-dialog";
import { PlacementHead } from "#components/placements/placement-head";
import { ownCostWords, priceWords } from "#components/placements/price";
import { TagList } from "#components/placements/tag-list";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { DefinitionList } from "#components/ui/definition-list";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { Quote } from "#components/ui/quote";
import { DateText, RelativeTime } from "#components/ui/time";
import { isOpenVerdict } from "#lib/core/standing";
import type { HandCheckLine } from "#lib/hand-checks/types";
import { timeline } from "#lib/links/timeline";
import type { MailDraft } from "#lib/placements/mail-draft";
import type { PlacementDetail } from "#lib/placements/types";
import { originWords, tacticWords } from "#lib/placements/words";

interface PlacementDrawerProps {
  workspace: string;
  site: string;
  placement: PlacementDetail;
  /** What people saw of it. */
  words: readonly HandCheckLine[];
  /** The mail that its next step asks for. */
  mail: MailDraft | null;
  caption: string;
  closeHref: string;
  previousHref: string | undefined;
  nextHref: string | undefined;
  /** Whole, for sending to a colleague. */
  address: string;
  mayVerify: boolean;
  mayEdit: boolean;
  showCosts: boolean;
  showContacts: boolean;
  /** When its page is looked at next. */
  watch: ReactNode;
  /** What stands first: the keys of the queue that it is worked through in. */
  children?: ReactNode;
}

/** What was found may be agreed to where one of these is all that differs. */
const acceptable = ["rel_changed", "wrong_anchor", "wrong_place"];

/** Everything about one promise: how it stands, what was agreed and found, its terms and its verdicts. */
export function PlacementDrawer(props: PlacementDrawerProps) {
  const { workspace, site, placement } = props;
  const accepts = placement.flags.some((flag) => acceptable.includes(flag));
  return (
    <Drawer
      label={`Placement on ${placement.sourceDomain}`}
      caption={props.caption}
      closeHref={props.closeHref}
      previousHref={props.previousHref}
      nextHref={props.nextHref}
      tools={<CopyButton text={props.address} label="Copy the address of this view" />}
    >
      <DrawerSection>
        <PlacementHead placement={placement} />
        {props.children}
        {placement.checkedAt ? (
          <p className="text-sm text-muted">
            Last looked at <RelativeTime at={placement.checkedAt} />
          </p>
        ) : null}
        {props.watch}
        {placement.archivedAt ? (
          <p className="text-sm">
            Archived <RelativeTime at={placement.archivedAt} />: no longer watched.
          </p>
        ) : null}
        <div className="mt-1 flex flex-wrap items-center gap-2">
          {props.mayVerify && placement.archivedAt === null ? (
            <VerifyAgain
              workspace={workspace}
              site={site}
              selection={{ kind: "placement", id: placement.id }}
              checkedAt={placement.checkedAt}
            />
          ) : null}
          {props.mayEdit ? (
            <>
              {placement.verdict === "changed" && accepts ? (
                <AcceptFound workspace={workspace} id={placement.id} />
              ) : null}
              {props.mail ? (
                <DraftMail
                  key={placement.id}
                  workspace={workspace}
                  placementId={placement.id}
                  draft={props.mail}
                />
              ) : null}
              <PlacementDialog
                key={JSON.stringify(placement)}
                workspace={workspace}
                site={site}
                id={placement.id}
                draft={placement}
                fixed={placement.checkedAt !== null}
                trigger={<Button icon={<Pencil aria-hidden />}>Edit</Button>}
                showCosts={props.showCosts}
                showContacts={props.showContacts}
                mayVerify={props.mayVerify}
              />
              <ArchiveButton
                workspace={workspace}
                ids={[placement.id]}
                archived={placement.archivedAt !== null}
                label={placement.archivedAt === null ? "Archive" : "Bring back"}
              />
            </>
          ) : null}
        </div>
      </DrawerSection>
      <DrawerSection>
        <LinkEnds link={placement} />
        {placement.link ? (
          <p className="text-sm">
            <Link
              className="link"
              href={`/${workspace}/${site}/links?side=inbound&open=${placement.link.sourceId}-${placement.link.targetId}`}
            >
              Open the link with its evidence
            </Link>
          </p>
        ) : null}
      </DrawerSection>
      <HandCheckSection
        about={aboutOf(workspace, site, placement)}
        words={props.words}
        // Worked through in the queue, its buttons stand above.
        asks={!props.children && asksForEyes(placement)}
        mayEdit={props.mayEdit}
      />
      <AgreedFound placement={placement} />
      {placement.found ? <Found placement={placement} /> : null}
      <Terms workspace={workspace} placement={placement} />
      <LinkHistory
        checks={placement.checks
          .map((check) => ({ key: `${check.runId} ${check.at}`, at: check.at, status: check.status }))
          .reverse()}
        lines={timeline({ events: [], checks: [], placement, words: props.words })}
      />
    </Drawer>
  );
}

/** No look can settle it, and no word of a person holds. */
function asksForEyes({ standing, verdict, checkedAt }: PlacementDetail): boolean {
  return standing.needsEyes || (isOpenVerdict(verdict) && checkedAt !== null && !standing.byHand);
}

function Found({ placement: { found } }: { placement: PlacementDetail }) {
  if (found === null || (!found.contextLeft && !found.contextRight)) return null;
  return (
    <DrawerSection title="On the page" scope={<DateText at={found.at} />}>
      <Quote
        left={found.contextLeft ?? undefined}
        marked={found.anchor || "a link without words"}
        right={found.contextRight ?? undefined}
      />
    </DrawerSection>
  );
}

function Terms({ workspace, placement }: { workspace: string; placement: PlacementDetail }) {
  const { prospectId } = placement;
  const items = [
    {
      term: "Agreed",
      value: prospectId ? (
        <>
          <DateText at={placement.agreedOn} /> with{" "}
          <Link className="link" prefetch={false} href={`/${workspace}/today?open=${prospectId}`}>
            a prospect
          </Link>
        </>
      ) : null,
    },
    { term: "Price", value: priceWords(placement) },
    { term: "In own currency", value: ownCostWords(placement.cost, placement.currency) },
    { term: "Fee", value: priceWords({ price: placement.fee, currency: placement.feeCurrency }) },
    { term: "Invoice", value: placement.invoice },
    { term: "Vendor", value: placement.vendor },
    { term: "Contact", value: placement.contact },
    { term: "Tactic", value: placement.tactic ? tacticWords[placement.tactic] : null },
    { term: "Origin", value: placement.origin === "unknown" ? null : originWords[placement.origin] },
    { term: "Tags", value: placement.tags.length > 0 ? <TagList tags={placement.tags} /> : null },
    { term: "Live since", value: placement.liveOn ? <DateText at={placement.liveOn} /> : null },
    { term: "Ends", value: placement.expiresOn ? <DateText at={placement.expiresOn} /> : null },
    {
      term: "Notes",
      value: placement.notes ? <span className="whitespace-pre-wrap">{placement.notes}</span> : null,
    },
  ].filter((item) => item.value !== null && item.value !== "");
  return items.length === 0 ? null : (
    <DrawerSection title="Terms">
      <DefinitionList items={items} />
    </DrawerSection>
  );
}
