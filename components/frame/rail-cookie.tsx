/** Name of the cookie that remembers the narrow rail ("narrow"); the layout reads it, so that the first paint is right. */
export const railCookie = "rail";
