import { Check, Download, Eye, Upload } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { AddFiles } from "#components/imports/add-files";
import { CancelImport, StartImport, VerifyAll } from "#components/imports/import-buttons";
import { ImportFile } from "#components/imports/import-file";
import { ImportProgress } from "#components/imports/import-progress";
import { AgreedLinks } from "#components/profile/agreed-links";
import { FirstLines } from "#components/profile/first-lines";
import { ButtonLink, DownloadButton } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { PageTitle } from "#components/ui/page-title";
import { Steps } from "#components/ui/steps";
import { isAppError } from "#lib/errors";
import { importDetail } from "#lib/imports/queries";
import type { ImportDetail } from "#lib/imports/types";
import { firstResult } from "#lib/profile/first-result";
import { siteSummary } from "#lib/profile/fresh-summary";
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
  const busy = detail.state === "reading" || detail.state === "importing";
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
        title={titleOf(detail)}
        lead={leadOf(detail)}
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
              {editable || busy || detail.state === "uploading" ? (
                <CancelImport workspace={workspace} importId={id} writing={detail.state === "importing"} />
              ) : null}
            </>
          ) : undefined
        }
      />
      {detail.error ? (
        <Notice kind="problem" title="The import stopped">
          {detail.error}
        </Notice>
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

function titleOf(detail: ImportDetail): string {
  const { state, newLinks, knownLinks, candidates, accepted } = detail;
  const kinds = new Set(detail.fileDetails.map((file) => file.kind));
  const noun = kinds.has("placements") && kinds.size === 1 ? "agreed link" : "link";
  const both = kinds.size > 1 ? ", reported and agreed" : "";
  const parts = [
    newLinks > 0 || knownLinks > 0
      ? `${countOf(newLinks, noun)} ${newLinks === 1 ? "is" : "are"} new${both}`
      : "",
    knownLinks > 0 ? `${formatCount(knownLinks)} known already` : "",
    candidates > 0 ? `${countOf(candidates, "page")} to be read` : "",
  ].filter((part) => part !== "");
  switch (state) {
    case "uploading":
      return "Add the files";
    case "reading":
      return "Reading the files";
    case "ready":
      return accepted === 0 ? "No row can be imported yet" : parts.join(", ");
    case "importing":
      return "Importing";
    case "done":
      return `Imported: ${parts.join(", ") || "nothing new"}`;
    case "failed":
      return "The import stopped";
    case "cancelled":
      return "The import was cancelled";
    default:
      return state satisfies never;
  }
}

function leadOf(detail: ImportDetail): string {
  const { state, rows, accepted, rejected, skipped, duplicate, newLinks, knownLinks, candidates } = detail;
  const further = state === "ready" ? accepted - newLinks - knownLinks - candidates : 0;
  const left = [
    rejected > 0 ? `${formatCount(rejected)} rejected` : "",
    skipped > 0 ? `${formatCount(skipped)} skipped` : "",
    duplicate > 0 ? `${formatCount(duplicate)} twice in the file` : "",
    further > 0 ? `${formatCount(further)} further rows of the same links` : "",
  ].filter((part) => part !== "");
  const account = `${countOf(rows, "row")} read${left.length > 0 ? `: ${left.join(", ")}` : ""}.`;
  if (state === "ready") {
    return `${account} Nothing is written until you import. Undated links count as known since this import, never as gained.`;
  }
  if (state === "done") return `${account} Verify the links to see them with our own eyes.`;
  return rows > 0 ? account : "Nothing was written.";
}
