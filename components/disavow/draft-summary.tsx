import { changesWords } from "#components/disavow/list-words";
import { DefinitionList } from "#components/ui/definition-list";
import { countOf, formatBytes, formatCount } from "#components/ui/format";
import { DateText } from "#components/ui/time";
import type { DisavowState, DisavowVersionLine } from "#lib/disavow/types";

/** Whose list it is, what Google holds of it, what the next version changes, and how large it is. */
export function DraftSummary({ state }: { state: DisavowState }) {
  const { draft, property, versions } = state;
  const held = versions.find((version) => version.origin === "google" || version.uploadedOn !== null);
  const latest = versions[0];
  return (
    <div className="grid gap-3">
      <DefinitionList
        items={[
          { term: "Property", value: <span className="break-all">{property}</span> },
          { term: "Google holds", value: held ? <Holding version={held} /> : null },
          {
            term: "Not uploaded",
            value: latest && latest !== held ? `version ${latest.number}, as far as we were told` : null,
          },
          { term: "Changes", value: changesWords(draft) || "none" },
          {
            term: "On it already",
            value: draft.already > 0 ? `${formatCount(draft.already)} marked toxic` : null,
          },
          {
            term: "Size",
            value: `${countOf(draft.domains + draft.urls, "entry", "entries")}, ${countOf(draft.lines, "line")}, ${formatBytes(draft.bytes)}`,
          },
          { term: "Google takes", value: "100,000 lines, 2 MB" },
        ]}
      />
    </div>
  );
}

function Holding({ version }: { version: DisavowVersionLine }) {
  if (version.uploadedOn !== null) {
    return (
      <>
        version {version.number}, uploaded on <DateText at={version.uploadedOn} />
      </>
    );
  }
  const nothing = version.domains + version.urls === 0;
  return (
    <>
      {nothing ? "no list" : `version ${version.number}`}, as told on <DateText at={version.createdAt} />
    </>
  );
}
