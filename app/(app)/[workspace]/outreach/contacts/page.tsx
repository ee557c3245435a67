import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { SearchForm } from "#components/links/search-form";
import { AddContact } from "#components/outreach/contacts/add-contact";
import { ContactTable } from "#components/outreach/contacts/contact-table";
import { channelWord, originWords } from "#components/outreach/contacts/contact-words";
import { FilterSelect } from "#components/outreach/contacts/filter-select";
import { LookForContacts } from "#components/outreach/contacts/look-for-contacts";
import { PersonRequest } from "#components/outreach/contacts/person-request";
import { ExportMenu } from "#components/reports/export-menu";
import { countOf, formatCount } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Pager } from "#components/ui/pager";
import { RowSelection } from "#components/ui/row-selection";
import { viewHref } from "#components/ui/view-href";
import { readContactView } from "#lib/outreach/contacts/contact-view";
import { listContacts, SHOWN } from "#lib/outreach/contacts/queries";
import { CHANNELS, CONTACT_ORIGINS, type ContactPageView } from "#lib/outreach/contacts/types";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { OpenContact } from "./open-contact.tsx";

export const metadata: Metadata = { title: "Contacts" };

export default async function ContactsPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/outreach/contacts">) {
  const { workspace } = await params;
  const scope = await pageScope(workspace);
  const address = await searchParams;
  const path = `/${workspace}/outreach/contacts`;
  const crumbs = [{ label: "Outreach" }, { label: "Contacts" }];
  if (!scope.may.has("contacts")) {
    return (
      <Page kind="form" crumbs={crumbs}>
        <PageTitle title="Contacts" lead="You may not see contacts." />
      </Page>
    );
  }
  const view = readContactView(address);
  const page = await listContacts(scope, view);
  const mayRun = can(scope, "run_outreach");
  const at = (from: number) => viewHref(path, address, { from: from > 0 ? from : null, open: null });
  return (
    <RowSelection
      key={JSON.stringify({ ...view, open: null })}
      ids={page.lines.map(({ id }) => id)}
      total={page.lines.length}
      openId={view.open ?? undefined}
    >
      <Page
        kind="work"
        crumbs={crumbs}
        action={mayRun ? <AddContact workspace={workspace} primary /> : undefined}
        aside={
          view.open === null ? null : (
            <OpenContact scope={scope} id={view.open} path={path} params={address} lines={page.lines} />
          )
        }
      >
        <WorkArea
          tabs={
            <div className="px-6 pt-3 pb-1 max-md:px-4">
              <PageTitle
                title={titleOf(page)}
                lead="People and desks of sites, each with the page that proves where it comes from."
                actions={
                  mayRun ? (
                    <>
                      <PersonRequest workspace={workspace} path={path} />
                      <LookForContacts workspace={workspace} />
                    </>
                  ) : undefined
                }
              />
            </div>
          }
          bar={
            <>
              <SearchForm path={path} params={address} value={view.q} label="Find a contact" />
              <FilterSelect
                path={path}
                params={address}
                name="channel"
                label="Channel"
                value={view.channel ?? ""}
                options={[
                  { value: "", label: "Any channel" },
                  ...CHANNELS.map((value) => ({ value, label: channelWord(value) })),
                ]}
              />
              <FilterSelect
                path={path}
                params={address}
                name="origin"
                label="Origin"
                value={view.origin ?? ""}
                options={[
                  { value: "", label: "Any origin" },
                  ...CONTACT_ORIGINS.map((value) => ({ value, label: originWords[value] })),
                ]}
              />
              <FilterSelect
                path={path}
                params={address}
                name="written"
                label="Written to"
                value={view.written === null ? "" : view.written ? "yes" : "no"}
                options={[
                  { value: "", label: "Written to or not" },
                  { value: "yes", label: "Written to" },
                  { value: "no", label: "Not written to" },
                ]}
              />
              <ExportMenu
                href={viewHref(`/api/${workspace}/outreach/contacts`, address, {
                  from: null,
                  open: null,
                  prospect: null,
                })}
                countText={formatCount(page.matching)}
                rowWord="contacts"
              />
            </>
          }
          foot={
            page.matching > SHOWN ? (
              <Pager
                previousHref={view.from > 0 ? at(view.from - SHOWN) : null}
                nextHref={view.from + SHOWN < page.matching ? at(view.from + SHOWN) : null}
              >
                {formatCount(page.lines.length)} of {countOf(page.matching, "contact")}
              </Pager>
            ) : null
          }
        >
          {page.lines.length > 0 ? (
            <ContactTable lines={page.lines} path={path} params={address} open={view.open} />
          ) : (
            <p className="max-w-[680px] px-6 py-6 text-muted">
              {page.total === 0
                ? "Whom to write to will be here: found on the sites’ own pages, added by hand, or from a file of past contacts."
                : "No contact matches."}
            </p>
          )}
        </WorkArea>
      </Page>
    </RowSelection>
  );
}

function titleOf({ total, waiting }: ContactPageView): string {
  const contacts = total === 0 ? "No contact yet" : countOf(total, "contact");
  return waiting === 0 ? contacts : `${contacts}, ${countOf(waiting, "site")} still to read`;
}
