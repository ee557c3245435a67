import { DefinitionList } from "#components/ui/definition-list";
import { DrawerSection } from "#components/ui/drawer-section";
import { Tag } from "#components/ui/tag";
import type { LinkDetail, PageWords } from "#lib/links/types";
import { relevanceWords, topicSentence } from "#lib/links/words";

/** Whether the two pages share a topic, and the words that show it. */
export function LinkTopic({ link }: { link: Pick<LinkDetail, "relevance" | "topics"> }) {
  const { relevance, topics } = link;
  if (relevance === null && topics.source === null && topics.target === null) return null;
  return (
    <DrawerSection title="Relevance" scope={relevance === null ? undefined : relevanceWords[relevance]}>
      <p className="text-sm">{topicSentence(relevance, topics)}</p>
      <DefinitionList
        items={[
          { term: "Both say", value: topics.shared.length === 0 ? null : <Words words={topics.shared} /> },
          { term: "This page", value: <PageTopic page={topics.source} /> },
          { term: "Its target", value: <PageTopic page={topics.target} failed={topics.targetFailed} /> },
        ]}
      />
    </DrawerSection>
  );
}

function PageTopic({ page, failed = false }: { page: PageWords | null; failed?: boolean }) {
  if (page === null)
    return <span className="text-muted">{failed ? "could not be read" : "not read yet"}</span>;
  return (
    <>
      {page.words.length === 0 ? <span className="text-muted">no words</span> : page.words.join(", ")}
      {page.language === null ? null : <span className="text-muted"> ({page.language})</span>}
    </>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {words.map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
    </span>
  );
}
