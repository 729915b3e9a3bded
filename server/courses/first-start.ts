/**
 * Owns the first start: while there are no people, a token for one use lets somebody create the first admin and course.
 * Must not know pages; the token is in memory only and printed on the console.
 */
import { timingSafeEqual } from 'node:crypto';
import { validateRegistration } from '../accounts/index.ts';
import type { Register, Registration } from '../accounts/register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Person } from '../kernel/actor.ts';
import { sha256 } from '../kernel/digest.ts';
import { AppError } from '../kernel/errors.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import type { Store } from '../store.ts';
import { type CourseForm, createStoreCourse, planCourse } from './create-course.ts';

const digest = (text: string): Buffer => Buffer.from(sha256(text));

export interface FirstStartDeps {
  readonly store: Pick<Store, 'courses' | 'transaction'>;
  readonly register: Register;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly newToken: () => string;
  /** Everybody who could have set the server up. */
  readonly countPeople: () => number;
}

/** Everything that the page of the set-up asks. */
export type FirstStartForm = Registration & CourseForm;

/** Prepares the set-up; `token` is absent when there are people already. */
export function createFirstStart({ store, register, audit, clock, newId, newToken, countPeople }: FirstStartDeps) {
  const token = countPeople() === 0 ? newToken() : undefined;
  const storeCourse = createStoreCourse({ store, audit, clock, newId });
  const check = (given: string): void => {
    const right = token !== undefined && timingSafeEqual(digest(given), digest(token));
    if (!right || countPeople() > 0) throw new AppError('link-invalid');
  };
  return {
    token,
    /** @throws AppError link-invalid for a wrong word, and for any as soon as somebody exists */
    check,
    /** Makes admin and course at once and gives the course's slug, or says everything that is wrong by field. @throws AppError link-invalid */
    async complete(
      given: string,
      form: FirstStartForm,
    ): Promise<{ person: Person; slug: string } | { errors: FieldErrors }> {
      check(given);
      const plan = planCourse(form);
      const also = (person: Person): void => {
        if (countPeople() > 1) throw new AppError('link-invalid');
        if ('planned' in plan) storeCourse(plan.planned, person, 'set-up');
      };
      if ('errors' in plan) return { errors: { ...validateRegistration(form), ...plan.errors } };
      const { slug } = plan.planned.course;
      if (store.courses.findCourse(slug)) return { errors: { slug: 'people:errors.slugTaken' } };
      const made = await register(form, { isAdmin: true, also });
      if ('errors' in made) return made;
      if (!made.person) throw new AppError('link-invalid');
      return { person: made.person, slug };
    },
  };
}
/** The first start. */
export type FirstStart = ReturnType<typeof createFirstStart>;
