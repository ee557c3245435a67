/** What the topic of a page is read from, at once or when somebody asks: of most pages that are read again nobody does. */
import type { TopicText } from "../relevance/topic.ts";
import type { HeadFacts } from "./head-facts.ts";
import type { TextRuns } from "./main-text.ts";

type Head = Pick<HeadFacts, "lang" | "title">;

export function topicTextOf({ lang, title }: Head, runs: TextRuns, visible: string): TopicText {
  return { lang, title, ...runs.mainText(visible) };
}

/** Keeps its page until it is asked, and crosses no thread. */
export class TopicTextOnDemand implements TopicText {
  readonly lang: string | null;
  readonly title: string | null;
  private source: { runs: TextRuns; visible: string } | null;
  private found: Pick<TopicText, "headings" | "text"> | null = null;

  constructor({ lang, title }: Head, runs: TextRuns, visible: string) {
    this.lang = lang;
    this.title = title;
    this.source = { runs, visible };
  }

  private get whole(): Pick<TopicText, "headings" | "text"> {
    if (this.found === null && this.source !== null) {
      this.found = this.source.runs.mainText(this.source.visible);
      this.source = null;
    }
    return this.found ?? { headings: "", text: "" };
  }

  get headings(): string {
    return this.whole.headings;
  }
  get text(): string {
    return this.whole.text;
  }
  toJSON(): TopicText {
    return { lang: this.lang, title: this.title, ...this.whole };
  }
}
