/** A release of domain ranks, in use or being read. */
export interface RankRelease {
  /** As it was published: "cc-main-2025-may-jun-jul". */
  name: string;
  /** "Common Crawl, May–July 2025" */
  words: string;
  /** Domains that were ranked: the N of `authority`. Null while nobody has counted them. */
  total: number | null;
  /** Domains that were kept: those up to position `top`. */
  imported: number;
  top: number;
  /** Lines of the file that were no ranks. */
  rejected: number;
  /** Lines of the file that are settled. */
  lines: number;
  /** ISO 8601; null while it is being read. */
  importedAt: string | null;
}

/** Where a domain stands in the release in use. */
export interface DomainRank {
  /** By harmonic centrality, from 1. */
  position: number;
  /** By PageRank, from 1. */
  pagerank: number | null;
  /** 0–100 */
  authority: number;
}
