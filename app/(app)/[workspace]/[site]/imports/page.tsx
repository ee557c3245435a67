import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { AddFiles } from "#components/imports/add-files";
import { ImportList } from "#components/imports/import-list";
import { PasteList } from "#components/imports/paste-list";
import { waysToBegin } from "#components/sites/ways-to-begin";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { RowSelection } from "#components/ui/row-selection";
import { Ways } from "#components/ui/ways";
import { isAppError } from "#lib/errors";
import { listImports } from "#lib/imports/queries";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ params }: PageProps<"/[workspace]/[site]/imports">) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const imports = await listImports(scope, site.slug);
  const base = `/${workspace}/${slug}`;
  const mayImport = can(scope, "import");
  return (
    <Page crumbs={[{ label: site.name, href: base }, { label: "Imports" }]}>
      <PageTitle
        title={
          imports.length === 0
            ? `Bring what is known of links to ${site.name}`
            : countOf(imports.length, "import")
        }
        lead="Every file is shown before anything is written. The same file twice changes nothing, and a later export without a link does not make it lost."
        actions={mayImport ? <PasteList workspace={workspace} site={site.slug} base={base} /> : undefined}
      />
      {mayImport ? <AddFiles workspace={workspace} site={site.slug} base={base} importId={null} /> : null}
      {imports.length > 0 ? (
        <Panel padded={false}>
          <RowSelection ids={imports.map((line) => line.id)} total={imports.length}>
            <ImportList imports={imports} base={base} />
          </RowSelection>
        </Panel>
      ) : (
        <Ways ways={waysToBegin} />
      )}
    </Page>
  );
}
