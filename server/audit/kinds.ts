/** The kinds of actions by which the audit log is filtered. */

/** Kinds of actions. */
export const KINDS = ['grade', 'quiz', 'people', 'course', 'data'] as const;
/** Kind of an action. */
export type Kind = (typeof KINDS)[number];
/** Actions with their kinds. */
export type Actions = Readonly<Record<string, Kind>>;
