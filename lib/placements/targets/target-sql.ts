/** SET of a placement whose target is another one now: nothing is known of it until the next look. */
export const FRESH = `headline = 'pending', flags = '{}', presence = 'unknown', access = NULL, found_at = NULL,
  seen_at = NULL, misses = 0, missed_at = NULL, lost_at = NULL,
  sentence = CASE WHEN p.checked_at IS NULL THEN NULL
    ELSE 'The agreed target was changed, and nobody has looked since.' END`;
