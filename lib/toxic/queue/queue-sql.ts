/** "Later" is over after so many days. */
const LATER_DAYS = 30;

/**
 * Results of the audit (r) with their domain (d), and what was decided of each: an opinion of the domain (o), toxic pages of
 * it (m), or a word for the time being (v) that still holds. $1 is the workspace, $2 the site.
 */
export const QUEUE_FROM = `toxic_result r JOIN domain d ON d.id = r.domain_id
  LEFT JOIN toxic_group g ON g.workspace_id = $1 AND g.site_id = $2 AND g.key = r.group_key
  LEFT JOIN opinion o ON o.workspace_id = $1 AND o.site_id = $2 AND o.domain = d.name
  LEFT JOIN toxic_review v ON v.workspace_id = $1 AND v.site_id = $2 AND v.domain = d.name AND (v.kind = 'removal'
    OR (v.kind = 'kept' AND r.signals <@ v.signals) OR (v.kind = 'later' AND v.at > now() - interval '${LATER_DAYS} days'))
  LEFT JOIN (SELECT p.domain_id, max(x.at) AS at, min(x.reason) AS reason, min(x.by_id::text)::uuid AS by_id FROM opinion x
    JOIN page p ON p.workspace_id = $1 AND p.url_key = x.url_key
    WHERE x.workspace_id = $1 AND x.site_id = $2 AND x.kind = 'toxic' AND x.url_key IS NOT NULL GROUP BY 1) m ON m.domain_id = r.domain_id`;

export const QUEUE_WHERE = "r.workspace_id = $1 AND r.site_id = $2";

/** Nothing decided, or a word that does not hold any more. */
export const UNDECIDED = "o.id IS NULL AND v.domain IS NULL AND m.domain_id IS NULL";

export const NEEDS_LOOK = "r.level IN ('review', 'high')";
