/**
 * Owns what all rooms share about who acts, and where: people, roles, courses, memberships, and seeing a course as a student.
 */

import type { NamedPerson } from './text/family-name.ts';
import type { Language } from './text/languages.ts';

/** How pages look: as the device says, or always light, or always dark. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** Someone who uses the server. */
export interface Person extends NamedPerson {
  readonly id: string;
  /** What they call themselves. */
  readonly name: string;
  /** In lower case; null for accounts without one. */
  readonly email: string | null;
  readonly isAdmin: boolean;
  /** Null: the browser's language. */
  readonly language: Language | null;
  readonly theme: (typeof THEMES)[number];
  /** IANA name; null: the course's zone. */
  readonly timeZone: string | null;
  /**
   * Id of a course: set while an instructor sees that course as this person does. Nothing outside it exists then, and nothing
   * is noted of the person.
   */
  readonly viewedIn?: string;
}

/** Roles in a course, from the least to the most powerful. A grader (tutor) sees everybody's work and changes no rules. */
export const ROLES = ['student', 'grader', 'instructor'] as const;
/** Role of a person in a course. Admins of the server act as instructors everywhere. */
export type Role = (typeof ROLES)[number];

/** A course. */
export interface Course {
  readonly id: string;
  /** Stands in addresses. */
  readonly slug: string;
  readonly title: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Word by which students join; null when nobody may. */
  readonly classCode: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A week of a course. */
export interface CourseWeek {
  readonly number: number;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly startsAt: string;
}

/** Somebody in a course. */
export interface Membership {
  readonly person: Person;
  readonly course: Course;
  readonly role: Role;
  /** Whether a student may begin quizzes; absent: nobody has looked. */
  readonly mayTakeQuizzes?: boolean;
  /** In order of their numbers. */
  readonly weeks: readonly CourseWeek[];
}

/** Finds somebody's membership; undefined when there is no such course or they are not in it. */
export type FindMembership = (person: Person, slug: string) => Membership | undefined;

/** Whether the role sees the work of others: graders and instructors do. */
export function isStaff({ role }: Pick<Membership, 'role'>): boolean {
  return role !== 'student';
}

/** Whether a course does not exist for somebody, because they are only seen in another one. */
export function isOutside({ viewedIn }: Person, courseId: string): boolean {
  return viewedIn !== undefined && viewedIn !== courseId;
}

/** As what somebody sees which course, and since when (ISO 8601, UTC). */
export interface Viewing {
  readonly personId: string;
  readonly courseId: string;
  readonly since: string;
}

/** A viewing that goes on. */
export interface View {
  readonly course: Course;
  /** The student, marked as being seen. */
  readonly student: Person;
  /** Until it ends on its own, ms. */
  readonly leftMs: number;
}

/** What a request needs to know of seeing a course as one of its students. `viewer` is always the real person. */
export interface Views {
  /** What a viewing shows; undefined when it is over. */
  find(viewer: Person, viewing: Viewing): View | undefined;
  /** Notes the end, and says in which course it was; undefined when the course is gone. */
  stop(viewer: Person, viewing: Viewing, reason: 'stopped' | 'signed out' | 'ended by itself'): Course | undefined;
}
