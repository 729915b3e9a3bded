/**
 * Owns the closed list of acts that the audit log knows, and the kind by which each is looked up.
 * Must not know what the acts do.
 *
 * A new act is one line here and one text per language (`audit:act.<act>`).
 */

/** Kinds of acts, as the log is filtered by them. */
export const KINDS = ['grade', 'quiz', 'people', 'course', 'data'] as const;
/** Kind of an act. */
export type Kind = (typeof KINDS)[number];

/** Every act with its kind. */
export const ACTS = {
  'quiz.plan': 'quiz',
  'quiz.change': 'quiz',
  'quiz.delete': 'quiz',
  'quiz.start': 'quiz',
  'quiz.pause': 'quiz',
  'quiz.resume': 'quiz',
  'quiz.end': 'quiz',
  'quiz.release': 'quiz',
  'quiz.extra-time': 'quiz',
  'quiz.no-extra-time': 'quiz',
  'quiz.reopen': 'quiz',
  'quiz.void': 'quiz',
  'quiz.unvoid': 'quiz',
  'quiz.accept': 'quiz',
  'quiz.unaccept': 'quiz',
  'quiz.regrade': 'quiz',
  'quiz.revert-regrade': 'quiz',
  'quiz.rescore': 'quiz',
  'quiz.edit': 'quiz',
  'quiz.picture': 'quiz',
  'quiz.discard': 'quiz',
  'rules.change': 'grade',
  'extension.grant': 'grade',
  'extension.revoke': 'grade',
  'submission.grade-again': 'grade',
  'submission.compare': 'people',
  'regrade.start': 'grade',
  'regrade.cancel': 'grade',
  'regrade.apply': 'grade',
  'regrade.revert': 'grade',
  'regrade.change': 'grade',
  'test.void': 'grade',
  'test.unvoid': 'grade',
  'test.change': 'grade',
  'test.accept': 'grade',
  'test.unaccept': 'grade',
  'grade.scheme': 'grade',
  'grade.item': 'grade',
  'grade.publish': 'grade',
  'grade.set': 'grade',
  'grade.import': 'grade',
  'grade.override': 'grade',
  'note.write': 'people',
  'comment.write': 'grade',
  'comment.change': 'grade',
  'comment.delete': 'grade',
  'question.answer': 'people',
  'submission.grade-all-again': 'grade',
  'group.create': 'people',
  'group.change': 'people',
  'group.delete': 'people',
  'group.assign': 'people',
  'view.start': 'people',
  'view.stop': 'people',
  'member.add': 'people',
  'member.join': 'people',
  'member.role': 'people',
  'member.number': 'people',
  'member.remove': 'people',
  'roster.import': 'people',
  'invite.create': 'people',
  'invite.revoke': 'people',
  'class-code.set': 'people',
  'password-link.issue': 'people',
  'account.change': 'people',
  'account.password': 'people',
  'course.create': 'course',
  'course.settings': 'course',
  'course.chat': 'course',
  'data.export': 'data',
  'data.delete': 'data',
} as const satisfies Readonly<Record<string, Kind>>;
/** An act. */
export type ActName = keyof typeof ACTS;

/** The acts of a kind. */
export function actsOf(kind: Kind): ActName[] {
  return (Object.keys(ACTS) as ActName[]).filter((act) => ACTS[act] === kind);
}
