/**
 * The workspace that is $1, where a statement looks rows up by more than that. Named so that the planner does not see which
 * one it is: of a workspace that came after the last ANALYZE it believes that it has no rows, takes any index that begins
 * with a workspace for as good as the right one, and reads all of its rows for each look-up.
 */
export const ANY_WORKSPACE = "(SELECT $1::int)";
