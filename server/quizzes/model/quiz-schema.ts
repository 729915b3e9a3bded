/**
 * Owns what a quiz is, as its author writes it in quizzes/<slug>/quiz.yaml.
 * Must not know clocks.
 */
import { Duration } from 'luxon';
import { z } from 'zod';
import { QuestionSchema } from './question-schema.ts';

const duration = (least: number) =>
  z
    .string()
    .refine(
      (text) => /^P/.test(text) && Duration.fromISO(text).isValid && Duration.fromISO(text).toMillis() >= least,
      `must be an ISO 8601 duration${least > 0 ? ' of at least 10 seconds' : ''} such as PT6M`,
    );

/** Who starts the clock: each person, or the instructor for all. */
export const MODES = ['personal', 'together'] as const;
/** When right answers and explanations are shown: at the end of one's own attempt, after everybody's, or when the instructor says so. */
export const RESULTS = ['at-once', 'after-close', 'on-release'] as const;
export type Mode = (typeof MODES)[number];

const SectionSchema = z.strictObject({
  title: z.string().trim().max(200).optional(),
  /** How many of the questions each person is given; all when left out. */
  pick: z.number().int().min(1).optional(),
  questions: z.array(QuestionSchema).min(1).max(100),
});

/** The whole file. */
export const QuizSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    /** The week of the course that the quiz opens. */
    week: z.number().int().min(1).max(60),
    intro: z.string().max(8_000).optional(),
    mode: z.enum(MODES).default('personal'),
    timeLimit: duration(10_000).default('PT6M'),
    /** When it can be taken, after the start of its week. */
    window: z.strictObject({ opens: duration(0).default('PT0S'), closes: duration(0).default('PT1H') }).prefault({}),
    results: z.enum(RESULTS).default('after-close'),
    /** Answers that come this long after the end still count: they were on their way. */
    grace: duration(0).default('PT10S'),
    shuffleQuestions: z.boolean().default(true),
    sections: z.array(SectionSchema).min(1).max(20),
  })
  .superRefine((quiz, context) => {
    const seen = new Set<string>();
    for (const [s, section] of quiz.sections.entries()) {
      if (section.pick !== undefined && section.pick > section.questions.length)
        context.addIssue({
          code: 'custom',
          path: ['sections', s, 'pick'],
          message: `there are only ${section.questions.length} questions`,
        });
      const points = new Set(section.questions.map((question) => question.points));
      if (section.pick !== undefined && section.pick < section.questions.length && points.size > 1)
        context.addIssue({
          code: 'custom',
          path: ['sections', s, 'pick'],
          message:
            'questions that are drawn from a pool must have the same points: the maximum is the same for everybody',
        });
      for (const [q, { id }] of section.questions.entries()) {
        if (seen.has(id))
          context.addIssue({
            code: 'custom',
            path: ['sections', s, 'questions', q, 'id'],
            message: `"${id}" stands twice`,
          });
        seen.add(id);
      }
    }
    const { opens, closes } = quiz.window;
    if (Duration.fromISO(closes).toMillis() <= Duration.fromISO(opens).toMillis())
      context.addIssue({ code: 'custom', path: ['window', 'closes'], message: 'must be after the opening' });
  });
/** A quiz as written. */
export type Quiz = z.infer<typeof QuizSchema>;
/** All questions of a quiz in the order of the file. */
export const questionsOf = (quiz: Quiz): Quiz['sections'][number]['questions'] =>
  quiz.sections.flatMap((section) => section.questions);

/** Points of everything that one person is given. */
export const totalPoints = (quiz: Quiz): number =>
  quiz.sections.reduce((sum, { pick, questions }) => {
    const given = questions.slice(0, pick ?? questions.length);
    return sum + given.reduce((points, question) => points + question.points, 0);
  }, 0);

/** JSON Schema of quiz.yaml, for editors. */
export function quizJsonSchema(): object {
  return { title: 'Grade Descent quiz', ...z.toJSONSchema(QuizSchema, { io: 'input', target: 'draft-7' }) };
}
