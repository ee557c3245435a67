/** The comment lines at the top of our own files: whose list it is, of when, and which version. */

/** The first line of a header of ours: what stands under it up to a blank line is no comment of an entry. */
export const HEADER_MARK = "Disavow file written by Fairlead";

/** What the top of a file says about it. */
export interface DisavowHeader {
  project: string;
  /** The Search Console property (URL prefix) that the file belongs to. */
  property?: string | null;
  /** YYYY-MM-DD. */
  date: string;
  version: number;
}

/** The header's lines without their sign; lines of a parsed file stay as they are. */
export function headerLines(header: DisavowHeader | readonly string[] | null): string[] {
  if (header === null) return [];
  if ("project" in header) {
    const { project, property, date, version } = header;
    const about = [`Project: ${project}`, ...(property ? [`Property: ${property}`] : []), `Date: ${date}`];
    return [HEADER_MARK, ...about, `Version: ${version}`];
  }
  if (header.length === 0) return [];
  return header[0] === HEADER_MARK ? [...header] : [HEADER_MARK, ...header];
}
