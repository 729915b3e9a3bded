/**
 * Owns the addresses of the pages on which code is reviewed.
 */
import { path, staffUrl, withQuery } from '../kernel/http/urls.ts';

/** Addresses of reading code. */
export function reviewUrls(course: string) {
  const exercise = (slug: string): string => path`/instructor/courses/${course}/review/${slug}`;
  const questions = staffUrl(course, 'questions');
  const library = path`/instructor/courses/${course}/comments`;
  return {
    exercise,
    choosePair: (slug: string): string => `${exercise(slug)}/pair`,
    pair: (slug: string, left: string, right: string): string => exercise(slug) + path`/${left}/${right}`,
    questions,
    question: (id: string): string => questions + path`/${id}`,
    library,
    savedComment: (id: string): string => library + path`/${id}`,
  };
}

/** Addresses of what is said about a submission; they lie below the submission's own. */
export function noteUrls(submission: string) {
  const comments = `${submission}/comments`;
  const questions = `${submission}/questions`;
  const anchor = (comment: string): string => path`#comment-${comment}`;
  return {
    comments,
    questions,
    comment: (id: string): string => comments + path`/${id}`,
    question: (id: string): string => questions + path`/${id}`,
    commentAt: (id: string): string => submission + anchor(id),
    edit: (id: string): string => withQuery(submission, { edit: id }) + anchor(id),
    line: (line: number): string => `${submission}#line-${line}`,
    allQuestions: `${submission}#questions`,
  };
}
