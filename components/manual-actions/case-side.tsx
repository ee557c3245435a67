import Link from "next/link";
import { CaseDialog } from "#components/manual-actions/case-form";
import { CaseLog } from "#components/manual-actions/case-log";
import { DropCase } from "#components/manual-actions/drop-case";
import type { CaseOf } from "#components/manual-actions/use-case";
import { VersionChoice } from "#components/manual-actions/version-choice";
import { DefinitionList } from "#components/ui/definition-list";
import { countOf } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { DateText } from "#components/ui/time";
import { nextSteps } from "#lib/core/manual-action/state";
import { kindWords } from "#lib/core/manual-action/words";
import type { CaseDetail } from "#lib/manual-actions/types";

interface CaseSideProps {
  of: CaseOf;
  found: CaseDetail;
  base: string;
  mayChange: boolean;
}

/** Beside the samples: the notice, the answers, the disavow version. */
export function CaseSide({ of, found, base, mayChange }: CaseSideProps) {
  const { kind, property, noticedOn, notice, steps, state, by, at, versions, chosenVersion } = found;
  const list = `${base}/manual-actions`;
  return (
    <div className="grid min-w-0 gap-4 lg:col-span-4">
      <Panel
        title="The notice"
        tools={
          mayChange ? (
            <CaseDialog
              workspace={of.workspace}
              site={of.site}
              path={list}
              given={{ id: of.id, kind, property, noticedOn, notice }}
            />
          ) : undefined
        }
      >
        <div className="grid gap-3">
          <DefinitionList
            items={[
              { term: "Kind", value: kindWords[kind] },
              { term: "Property", value: <span className="break-all">{property}</span> },
              { term: "Notice of", value: <DateText at={noticedOn} /> },
              {
                term: "Recorded",
                value: (
                  <>
                    <DateText at={at} />
                    {by ? ` by ${by}` : ""}
                  </>
                ),
              },
            ]}
          />
          {notice.trim() === "" ? null : (
            <details>
              <summary className="cursor-pointer font-medium">Its text</summary>
              <p className="mt-1 break-words whitespace-pre-wrap">{notice}</p>
            </details>
          )}
        </div>
      </Panel>
      <Panel title="Request and answers">
        <CaseLog of={of} steps={steps} next={mayChange ? nextSteps(state) : []} />
      </Panel>
      {kind === "links_to" ? (
        <Panel title="Disavow">
          <div className="grid gap-3">
            <p>{versionWords(found)}</p>
            {mayChange && versions.length > 0 ? (
              <VersionChoice of={of} versions={versions} chosen={chosenVersion} />
            ) : null}
            <Link href={`${base}/disavow`} className="link">
              Disavow list
            </Link>
          </div>
        </Panel>
      ) : null}
      {mayChange ? (
        <div>
          <DropCase of={of} path={list} />
        </div>
      ) : null}
    </div>
  );
}

function versionWords({ version, counts }: CaseDetail): string {
  if (version === null)
    return "No version was uploaded yet. Disavow only what stays after you asked for its removal.";
  const { number, uploadedOn } = version;
  const named = `names ${countOf(counts.disavowed, "sample")}`;
  return uploadedOn === null
    ? `Version ${number} ${named}; nobody said that it was uploaded.`
    : `Version ${number} ${named}.`;
}
