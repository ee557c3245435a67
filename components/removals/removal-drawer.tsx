import { RemovalActions } from "#components/removals/removal-actions";
import { RemovalMail } from "#components/removals/removal-mail";
import { RemovalStatusText } from "#components/removals/removal-words";
import { DefinitionList } from "#components/ui/definition-list";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { ExternalLink } from "#components/ui/external-link";
import { countOf, formatCount } from "#components/ui/format";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import type { MailText } from "#lib/core/mail/draft";
import { removalStepWords } from "#lib/core/removal/words";
import type { RemovalDetail } from "#lib/removals/types";

interface RemovalDrawerProps {
  workspace: string;
  site: string;
  request: RemovalDetail;
  draft: MailText;
  caption: string;
  closeHref: string;
  previousHref: string | undefined;
  nextHref: string | undefined;
  mayChange: boolean;
  mayContact: boolean;
}

/** One request: where it stands, whom to write to and what, and what was done so far. */
export function RemovalDrawer({ request, draft, mayChange, mayContact, ...props }: RemovalDrawerProps) {
  const of = { workspace: props.workspace, site: props.site, id: request.id };
  return (
    <Drawer
      label={`Removal request to ${request.name}`}
      caption={props.caption}
      closeHref={props.closeHref}
      previousHref={props.previousHref}
      nextHref={props.nextHref}
    >
      <DrawerSection>
        <h2 className="break-all">{request.name}</h2>
        <RemovalStatusText status={request.status} />
        <DefinitionList
          items={[
            { term: "Why", value: request.reason },
            { term: "Live links", value: formatCount(request.live) },
            { term: "Begun", value: <Begun request={request} /> },
            { term: "Due", value: request.dueOn ? <DateText at={request.dueOn} /> : null },
          ]}
        />
        <p className="text-sm text-muted">
          “Removed” is said once a look of ours finds none of these links any more.
        </p>
        {mayChange ? <RemovalActions {...of} request={request} /> : null}
      </DrawerSection>
      <DrawerSection title="Whom to write to">
        {mayContact ? (
          <Contacts request={request} />
        ) : (
          <p className="text-muted">You may not see contacts.</p>
        )}
      </DrawerSection>
      {mayChange && mayContact && request.live > 0 ? (
        <DrawerSection title="Mail">
          <RemovalMail
            {...of}
            key={request.id}
            draft={draft}
            addresses={request.found.filter(({ kind }) => kind === "mail").map(({ value }) => value)}
            reminder={request.lastMailOn !== null}
          />
        </DrawerSection>
      ) : null}
      <DrawerSection title="Log" scope={countOf(request.steps.length, "step")}>
        {request.steps.length === 0 ? <p className="text-muted">Nothing was sent yet.</p> : null}
        <ol className="grid gap-2">
          {request.steps.map((step) => (
            <li key={step.id}>
              <b>{removalStepWords[step.kind]}</b>
              {step.note ? <p className="break-words whitespace-pre-wrap">{step.note}</p> : null}
              <p className="text-sm text-muted">
                <DateText at={step.at} clock />
                {step.by ? ` by ${step.by}` : ""}
              </p>
            </li>
          ))}
        </ol>
      </DrawerSection>
    </Drawer>
  );
}

function Begun({ request }: { request: RemovalDetail }) {
  return (
    <>
      <DateText at={request.at} />
      {request.by ? ` by ${request.by}` : ""}
    </>
  );
}

function Contacts({ request }: { request: RemovalDetail }) {
  if (request.found.length === 0) {
    return (
      <p className="text-muted">
        {request.looking
          ? "The site's own pages will be read for contacts within minutes."
          : "The site's home, contact, imprint and about pages name nobody, or could not be read."}
      </p>
    );
  }
  return (
    <ul className="grid gap-2">
      {request.found.map(({ kind, value, foundOn }) => (
        <li key={value} className="break-all">
          {kind === "mail" ? value : <ExternalLink href={value}>{value}</ExternalLink>}
          <span className="block text-sm text-muted">
            {kind === "mail" ? "from " : "contact page, from "}
            <UrlText url={foundOn} />
          </span>
        </li>
      ))}
    </ul>
  );
}
