import { Download } from "lucide-react";
import { entriesWords } from "#components/disavow/list-words";
import { UploadedButton } from "#components/disavow/uploaded-button";
import { DownloadButton } from "#components/ui/button";
import { DateText, RelativeTime } from "#components/ui/time";
import type { DisavowVersionLine } from "#lib/disavow/types";

interface VersionListProps {
  versions: readonly DisavowVersionLine[];
  workspace: string;
  site: string;
  property: string;
  mayChange: boolean;
}

/** Every version that was kept, newest first, each with its file. */
export function VersionList({ versions, workspace, site, property, mayChange }: VersionListProps) {
  return (
    <ol className="text-sm">
      {versions.map((version) => (
        <li
          key={version.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-border px-4 py-2.5"
        >
          <div className="grid min-w-0 flex-1 basis-[240px] gap-0.5">
            <span>
              <b>Version {version.number}</b>,{" "}
              {version.origin === "google" ? "what Google held" : "made here"}
              <span className="text-muted"> · {entriesWords(version)}</span>
            </span>
            {version.note ? <span className="break-words">{version.note}</span> : null}
            <span className="text-muted">
              <RelativeTime at={version.createdAt} />
              {version.by ? ` by ${version.by}` : ""}
            </span>
          </div>
          <span className="flex flex-none flex-wrap items-center gap-2">
            {version.uploadedOn ? (
              <span className="text-muted">
                Uploaded on <DateText at={version.uploadedOn} />
              </span>
            ) : null}
            {mayChange && version.origin === "fairlead" ? (
              <UploadedButton workspace={workspace} site={site} property={property} version={version} />
            ) : null}
            {version.domains + version.urls > 0 ? (
              <DownloadButton
                href={`/api/${workspace}/sites/${encodeURIComponent(site)}/disavow/${version.id}`}
                icon={<Download aria-hidden />}
                aria-label={`Download version ${version.number}`}
              >
                Download
              </DownloadButton>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
