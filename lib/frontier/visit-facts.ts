// What a worker is told of a page with its visit, as SQL for the claim (claim.ts): `t` is the visit, `p` its page.
import { EXTRACTOR_VERSION } from "#lib/core/extract";
import type { Promise_ } from "#lib/core/verdict";
import type { Validators } from "#lib/net/fetch-result";

export interface VisitFacts {
  /** Of the page as we know it whole; null: it is read in full. */
  validators: Validators | null;
  /** Domains that it is known to link to, at most three. */
  linksTo: readonly string[];
  /** What was agreed about links of the page; those first whose targets were asked longest ago. */
  promises: readonly Promise_[];
  /** Other addresses of the page, to be asked along with it; null at the first attempt, which asks the page alone. */
  others: { pageId: number; url: string }[] | null;
}

/** Other addresses of a page that are asked at most; those that something was agreed on come first. */
export const MOST_OTHERS = 20;
/** Promises of a page whose targets are asked along with it, at one visit. */
const MOST_PROMISES = 5;
/** A server that says "not modified" for ever is not believed for longer than this. */
const believedDays = 30;

// A page that is asked only if changed sends no links to follow: each promise on it must be kept to the word.
const validators = `
  case when (p.etag is not null or p.last_modified is not null)
        and p.links_key is not null and p.open_links = 0 and p.moved_to_id is null and p.extractor = ${EXTRACTOR_VERSION}
        and p.body_read_at > now() - interval '${believedDays} days'
        and p.read_site_set = (select site_set_version from workspace where id = t.workspace_id)
        and exists (select 1 from run r where r.id = t.run_id and (r.trigger = 'schedule' or r.pages > 1))
        and not exists (
          select 1 from placement pl
           where pl.workspace_id = t.workspace_id and pl.source_id = p.id and pl.archived_at is null
             and not exists (select 1 from link l
                              where l.workspace_id = pl.workspace_id and l.source_id = p.id
                                and l.target_id = pl.target_id and l.presence = 'found'))
       then json_build_object('etag', p.etag, 'lastModified', p.last_modified) end`;

const linksTo = `
  array(select distinct d.name from link l
          join domain d on d.workspace_id = l.workspace_id and d.id = l.target_domain_id
         where l.workspace_id = t.workspace_id and l.source_id = p.id and not l.same_domain
           and l.presence in ('found', 'missed', 'reported') limit 3)`;

const promises = `
  (select coalesce(json_agg(a), '[]') from (
     select g.url as target, pl.anchor, pl.rel, pl.place
       from placement pl join page g on g.id = pl.target_id
       left join target_look k on k.url_key = g.url_key
      where pl.workspace_id = t.workspace_id and pl.archived_at is null
        and pl.source_id = any(array[p.id, p.moved_to_id]
          || array(select id from page where workspace_id = p.workspace_id and moved_to_id = p.id))
      order by k.expires_at nulls first, pl.id limit ${MOST_PROMISES}) a)`;

const others = `
  case when t.attempt > 1 then (
    select coalesce(json_agg(o), '[]') from (
      select a.id as "pageId", a.url from page a
       where a.workspace_id = p.workspace_id and a.moved_to_id = coalesce(p.moved_to_id, p.id) and a.id <> p.id
       order by exists (select 1 from placement pl where pl.workspace_id = a.workspace_id and pl.source_id = a.id
                          and pl.archived_at is null) desc, a.id limit ${MOST_OTHERS}) o) end`;

/** Columns of a SELECT: `VisitFacts`. */
export const visitFacts = `${validators} as validators, ${linksTo} as "linksTo", ${promises} as promises, ${others} as others`;
