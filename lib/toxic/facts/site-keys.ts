/** Whose referring domains are read. */
export interface AuditedSite {
  workspaceId: number;
  siteId: number;
  /** Its own domains: links from them are internal. */
  domainIds: readonly number[];
}
