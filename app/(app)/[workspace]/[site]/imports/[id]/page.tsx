import { Check, Download, Eye, Upload } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { AddFiles } from "#components/imports/add-files";
import { CancelImport, StartImport, VerifyAll } from "#components/imports/import-buttons";
import { ImportFile } from "#components/imports/import-file";
import { ImportProgress } from "#components/imports/import-progress";
import { importLead, importTitle } from "#components/imports/import-words";
import { ReportedDomains } from "#components/imports/reported-domains";
import { UndoImport } from "#components/imports/undo-import";
import { UndoneNotice } from "#components/imports/undone-notice";
import { AgreedLinks } from "#components/profile/agreed-links";
import { FirstLines } from "#components/profile/first-lines";
import { ButtonLink, DownloadButton } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { PageTitle } from "#components/ui/page-title";
import { Steps } from "#components/ui/steps";
import { isAppError } from "#lib/errors";
import { importDetail } from "#lib/imports/queries";
import { type ImportDetail, isBusy, ROWS_GONE } from "#lib/imports/types";
import { firstResult } from "#lib/profile/first-result";
import { siteSummary } from "#lib/profile/fresh-summary";
import { reportedTotals } from "#lib/profile/queries/reported-domains";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Import" };

const steps = [
  { label: "Upload", icon: <Upload aria-hidden /> },
  { label: "Preview", icon: <Eye aria-hidden /> },
  { label: "Import", icon: <Download aria-hidden /> },
  { label: "Result", icon: <Check aria-hidden /> },
];
const stepOf: Record<ImportDetail["state"], number> = {
  uploading: 0,
  reading: 1,
  ready: 1,
  importing: 2,
  done: 3,
  failed: 3,
  cancelled: 3,
  undoing: 3,
  undone: 3,
};

export default async function ImportPage({ params }: PageProps<"/[workspace]/[site]/imports/[id]">) {
  const { workspace, site: encoded, id } = await params;
  const slug = decodeURIComponent(encoded);
  const scope = await pageScope(workspace);
  if (!z.uuid().safeParse(id).success) notFound();
  const [site, detail] = await Promise.all([siteBySlug(scope, slug), importDetail(scope, slug, id)]).catch(
    (error) => {
      if (isAppError(error)) notFound();
      throw error;
    },
  );
  const base = `/${workspace}/${encoded}`;
  const editable = detail.state === "ready" && can(scope, "import");
  const result =
    detail.state === "done" ? await firstResult(scope, slug, (await siteSummary(scope, slug)).data) : null;
  const busy = isBusy(detail);
  const undoing = detail.state === "undoing";
  const ended = ["done", "cancelled", "failed"].includes(detail.state) && detail.written > 0;
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Imports", href: `${base}/imports` },
        { label: steps[stepOf[detail.state]]?.label ?? "Import" },
      ]}
      action={
        editable ? <StartImport workspace={workspace} importId={id} rows={detail.accepted} /> : undefined
      }
    >
      <Steps label="Steps of the import" steps={steps} current={stepOf[detail.state]} />
      <PageTitle
        title={importTitle(detail)}
        lead={importLead(detail)}
        actions={
          can(scope, "import") ? (
            <>
              {detail.state === "done" && can(scope, "verify") ? (
                <VerifyAll workspace={workspace} site={slug} base={base} />
              ) : null}
              {detail.state === "done" ? <ButtonLink href={base}>See the profile</ButtonLink> : null}
              {detail.state === "done" && detail.rejected + detail.skipped > 0 ? (
                <DownloadButton
                  href={`/api/${workspace}/imports/${id}/problems`}
                  icon={<Download aria-hidden />}
                >
                  Rows not taken
                </DownloadButton>
              ) : null}
              {detail.staged && (ended || (undoing && !busy)) ? (
                <UndoImport workspace={workspace} importId={id} written={detail.written} again={undoing} />
              ) : null}
              {editable || (busy && !undoing) || detail.state === "uploading" ? (
                <CancelImport workspace={workspace} importId={id} writing={detail.state === "importing"} />
              ) : null}
            </>
          ) : undefined
        }
      />
      {detail.error ? (
        <Notice kind="problem" title={undoing ? "The undo stopped" : "The import stopped"}>
          {detail.error}
        </Notice>
      ) : null}
      {detail.state === "undone" ? <UndoneNotice line={detail} /> : null}
      {ended && !detail.staged && can(scope, "import") ? (
        <p className="text-sm text-muted">{ROWS_GONE}</p>
      ) : null}
      {detail.state === "done" && detail.newDomains + detail.knownDomains > 0 ? (
        <ReportedDomains
          base={base}
          importId={id}
          domains={detail.newDomains + detail.knownDomains}
          totals={await reportedTotals(scope, slug)}
        />
      ) : null}
      {result ? (
        <>
          {result.placements.total > 0 ? <AgreedLinks placements={result.placements} base={base} /> : null}
          <FirstLines result={result} base={base} />
        </>
      ) : null}
      {busy ? <ImportProgress line={detail} workspace={workspace} /> : null}
      {detail.fileDetails.map((file) => (
        <ImportFile key={file.id} file={file} workspace={workspace} importId={id} editable={editable} />
      ))}
      {editable || (detail.state === "uploading" && can(scope, "import")) ? (
        <AddFiles workspace={workspace} site={slug} base={base} importId={id} />
      ) : null}
    </Page>
  );
}
