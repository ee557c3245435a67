/** Where people write what they like, so that an address may stand in it. Table and column; each table has a workspace. */
export const NOTE_PLACES = [
  ["contact", "note"],
  ["prospect", "note"],
  ["prospect", "origin_note"],
  ["prospect_event", "note"],
  ["approval", "note"],
  ["approval", "text"],
  ["suppression", "note"],
  ["removal_step", "note"],
  ["removal_request", "reason"],
  ["placement", "notes"],
  ["agreed_terms", "notes"],
  ["campaign", "brief"],
] as const;
