/** The link that a word is about. */
export interface WordAbout {
  workspace: string;
  site: string;
  sourceId: number;
  targetId: number;
  /** The page to look at. */
  source: string;
  target: string;
}

/** The parts of a link or a promise that a word needs: what is passed on reaches the browser, so nothing more is. */
export function aboutOf(
  workspace: string,
  site: string,
  link: Pick<WordAbout, "sourceId" | "targetId" | "source" | "target">,
): WordAbout {
  const { sourceId, targetId, source, target } = link;
  return { workspace, site, sourceId, targetId, source, target };
}
