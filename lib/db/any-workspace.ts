const WORKSPACE = /\bworkspace_id = \$1(?!\d)/g;

/**
 * A statement whose workspace is $1, so written that the planner does not see which one it is. Of a workspace that came
 * after the last ANALYZE it believes that it has no rows, takes any index that begins with a workspace for as good as the
 * right one, and reads all of its rows for each look-up; where another workspace is large, that ANALYZE is far away. Not
 * knowing, it counts on as many rows as a workspace has on average. One that no statement can name as a constant still
 * has the order of its indexes: `workspace_id = $1 ORDER BY id` is read from an index on both.
 */
export const ofAnyWorkspace = (text: string): string =>
  text.replace(WORKSPACE, "workspace_id = (SELECT $1::int)");
