import { FilePen, Handshake, Pencil } from "lucide-react";
import Link from "next/link";
import { DueForm } from "#components/outreach/terms/due-form";
import { ForgetKept } from "#components/outreach/terms/forget-kept";
import { NoticedButtons } from "#components/outreach/terms/noticed-buttons";
import { TermsDialog } from "#components/outreach/terms/terms-dialog";
import { PlacementDialog } from "#components/placements/placement-dialog";
import { ownCostWords, priceWords } from "#components/placements/price";
import { LinkStatus } from "#components/status";
import { Button } from "#components/ui/button";
import { DrawerSection } from "#components/ui/drawer-section";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { wordWords } from "#lib/core/standing-words";
import { relWords } from "#lib/links/words";
import type { AgreedLink, KeptTerms, NoticedLink, ProspectTerms } from "#lib/outreach/terms/types";

interface TermsSectionProps {
  workspace: string;
  terms: ProspectTerms;
  mayEdit: boolean;
  mayEditPlacements: boolean;
  mayVerify: boolean;
  showCosts: boolean;
  showContacts: boolean;
}

/** What is agreed with a prospect: links nobody announced first, then its placements, then terms that wait for a page. */
export function TermsSection(props: TermsSectionProps) {
  const { terms, mayEdit } = props;
  const { links, kept, noticed } = terms;
  const any = links.length + kept.length > 0;
  return (
    <DrawerSection title="Terms" scope={any ? undefined : "Nothing is agreed yet"}>
      {noticed.length === 0 ? null : (
        <ul className="grid gap-3">
          {noticed.map((link) => (
            <Noticed key={link.id} {...props} link={link} />
          ))}
        </ul>
      )}
      {any ? (
        <ul className="grid gap-3">
          {links.map((link) => (
            <Agreed key={link.id} {...props} link={link} />
          ))}
          {kept.map((one) => (
            <Kept key={one.id} {...props} kept={one} />
          ))}
        </ul>
      ) : null}
      {mayEdit ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <TermsDialog
            {...dialogOf(props)}
            draft={any ? { target: terms.draft.target } : terms.draft}
            trigger={
              <Button variant={any ? "plain" : "primary"} icon={<Handshake aria-hidden />}>
                {any ? "Record another link" : "Record terms"}
              </Button>
            }
          />
          {any ? (
            <DueForm
              key={terms.dueOn}
              workspace={props.workspace}
              prospect={terms.prospectId}
              dueOn={terms.dueOn}
            />
          ) : null}
        </div>
      ) : terms.dueOn ? (
        <p className="text-sm">
          Live by <DateText at={terms.dueOn} />
        </p>
      ) : null}
    </DrawerSection>
  );
}

const dialogOf = ({ workspace, terms, showCosts, showContacts, mayVerify }: TermsSectionProps) => ({
  workspace,
  terms,
  showCosts,
  showContacts,
  mayVerify,
});

function Noticed({ link, ...props }: TermsSectionProps & { link: NoticedLink }) {
  const { terms, workspace } = props;
  return (
    <li className="grid gap-1 text-sm">
      <p>
        A look found a link that nobody announced, on <DateText at={link.foundAt} />.
      </p>
      <UrlText url={link.source} />
      <p className="flex min-w-0 gap-1 text-muted">
        to <UrlText url={link.target} />
      </p>
      {props.mayEdit ? (
        <div className="mt-1 flex flex-wrap gap-2">
          <NoticedButtons
            workspace={workspace}
            prospect={terms.prospectId}
            id={link.id}
            source={link.source}
          />
          <TermsDialog
            {...dialogOf(props)}
            noticed={link.id}
            draft={{ ...terms.draft, anchor: null, source: link.source, target: link.target }}
            trigger={<Button icon={<FilePen aria-hidden />}>Record its terms</Button>}
          />
        </div>
      ) : null}
    </li>
  );
}

function Agreed({ link, ...props }: TermsSectionProps & { link: AgreedLink }) {
  const { workspace, terms } = props;
  const { standing, word } = link;
  const byHand = standing.byHand && word !== null ? wordWords(word, word.by) : undefined;
  return (
    <li className="grid gap-1 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <LinkStatus status={link.status} byHand={byHand} />
        {link.archivedAt ? <span className="text-muted">archived</span> : null}
        <Link className="link" href={`/${workspace}/${terms.site}/placements?open=${link.id}`}>
          Open the placement
        </Link>
        {props.mayEditPlacements ? (
          <PlacementDialog
            key={JSON.stringify(link)}
            workspace={workspace}
            site={terms.site}
            id={link.id}
            draft={link}
            fixed={link.checkedAt !== null}
            trigger={
              <Button variant="ghost" icon={<Pencil aria-hidden />}>
                Edit
              </Button>
            }
            showCosts={props.showCosts}
            showContacts={props.showContacts}
            mayVerify={props.mayVerify}
          />
        ) : null}
      </div>
      {link.status === "live" || link.sentence === null ? null : <p>{link.sentence}</p>}
      <UrlText url={link.source} />
      <Said said={link} />
    </li>
  );
}

function Kept({ kept, ...props }: TermsSectionProps & { kept: KeptTerms }) {
  const { workspace, terms } = props;
  return (
    <li className="grid gap-1 text-sm">
      <p>
        Agreed on <DateText at={kept.agreedOn} />. The terms wait for their page.
      </p>
      <Said said={kept} />
      {props.mayEdit ? (
        <div className="mt-1 flex flex-wrap gap-2">
          <TermsDialog
            {...dialogOf(props)}
            key={JSON.stringify(kept)}
            kept={kept.id}
            draft={kept}
            title="Its page, or other terms"
            trigger={<Button icon={<Pencil aria-hidden />}>Add the page, or edit</Button>}
          />
          <ForgetKept workspace={workspace} prospect={terms.prospectId} id={kept.id} />
        </div>
      ) : null}
    </li>
  );
}

/** Terms in a line or two: where to, with which words, for how much, until when. */
function Said({ said }: { said: AgreedLink | KeptTerms }) {
  const price = priceWords(said);
  const own = ownCostWords(said.cost, said.currency);
  const fee = priceWords({ price: said.fee, currency: said.feeCurrency });
  const parts = [
    said.anchor === null ? "any words" : `“${said.anchor}”`,
    said.rel === null ? "" : relWords(said.rel),
    price === "" ? "" : own === "" ? price : `${price} (${own})`,
    fee === "" ? "" : `client pays ${fee}`,
    said.vendor ?? "",
    said.invoice === null ? "" : `invoice ${said.invoice}`,
  ].filter((part) => part !== "");
  return (
    <div className="grid gap-0.5 text-muted">
      <p className="flex min-w-0 gap-1">
        to <UrlText url={said.target} />
      </p>
      <p>
        {parts.join(" · ")}
        {said.expiresOn ? (
          <>
            {" · ends "}
            <DateText at={said.expiresOn} />
          </>
        ) : null}
      </p>
    </div>
  );
}
