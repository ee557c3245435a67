import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { ImportPastContacts } from "#components/outreach/past-contacts/import-past-contacts";
import { PastFiles } from "#components/outreach/past-contacts/past-files";
import { PageTitle } from "#components/ui/page-title";
import { listPastFiles } from "#lib/outreach/past-contacts/queries";
import { pageScope } from "#lib/scope/page-scope";

export const metadata: Metadata = { title: "Past contacts" };

type Props = PageProps<"/[workspace]/outreach/do-not-contact/past-contacts">;

export default async function PastContactsPage({ params }: Props) {
  const { workspace } = await params;
  const scope = await pageScope(workspace, "run_outreach");
  const files = await listPastFiles(scope);
  return (
    <Page
      crumbs={[
        { label: "Outreach" },
        { label: "Do not contact", href: `/${workspace}/outreach/do-not-contact` },
        { label: "Past contacts" },
      ]}
    >
      <PageTitle
        title="Whom you wrote to before"
        lead="So that nobody is pitched twice from the first day on: every site of the list counts as written to on its date, whoever refused is warned of, and whoever opted out goes to the do-not-contact list."
      />
      <div className="grid gap-6">
        <ImportPastContacts workspace={workspace} />
        <PastFiles workspace={workspace} files={files} />
      </div>
    </Page>
  );
}
