/** What a page that says little says around its link: an anchor and its sentence still tell a topic. */
import { isThin } from "./compare.ts";
import { type Term, type Topic, topicOf } from "./topic.ts";

export interface LinkContext {
  anchor: string | null;
  left: string | null;
  right: string | null;
}

/** The topic of a page with that of the words around its link, where the page alone is too thin to compare. */
export function withContext(topic: Topic, { anchor, left, right }: LinkContext): Topic {
  if (!isThin(topic)) return topic;
  const text = [left, anchor, right].filter((part) => part !== null).join(" ");
  const around = topicOf({ lang: topic.language, title: null, headings: "", text });
  const terms = new Map<string, Term>(topic.terms.map((term) => [term.word, term]));
  // Mostly the context is part of the page's text already: what is there twice counts once.
  const news = around.terms.filter(({ word }) => !terms.has(word));
  return { ...topic, words: topic.words + news.length, terms: [...topic.terms, ...news] };
}
