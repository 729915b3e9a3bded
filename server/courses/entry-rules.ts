/**
 * Owns the rules by which people come into a course by themselves.
 */

/** Whom the class code lets in: anybody; those whom an instructor confirms; those whom the roster names. */
export const CODE_RULES = ['open', 'approval', 'roster'] as const;
/** Who takes quizzes: those whom the staff has confirmed, or everybody in the course. */
export const QUIZ_RULES = ['confirmed', 'everybody'] as const;

/** How people come into a course by themselves, and what they may do before somebody has confirmed them. */
export interface EntryRules {
  readonly code: (typeof CODE_RULES)[number];
  readonly quizzes: (typeof QUIZ_RULES)[number];
}
