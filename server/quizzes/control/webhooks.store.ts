/**
 * Owns the incoming webhook of a course's chat channel, and what was or is to be posted there.
 * Must not know what is posted, nor how.
 */
import { z } from 'zod';
import type { Connection } from '../../kernel/database/database.ts';

const PostRow = z.object({
  id: z.string(),
  courseId: z.string(),
  /** The quiz that it is about; null for a test message. */
  runId: z.string().nullable(),
  text: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  tries: z.number(),
  /** ISO 8601, UTC. */
  nextAt: z.string(),
  error: z.string().nullable(),
  createdAt: z.string(),
});
/** A message for a chat channel. */
export type WebhookPost = z.infer<typeof PostRow>;

/** Prepares the statements once. */
export function createWebhooksStore(database: Connection) {
  const POST =
    'id, course_id AS courseId, run_id AS runId, text, state, tries, next_at AS nextAt, error, created_at AS createdAt FROM webhook_posts';
  const find = database.prepare('SELECT url FROM course_webhooks WHERE course_id = @courseId').pluck();
  const save = database.prepare(`
    INSERT INTO course_webhooks (course_id, url, updated_at) VALUES (@courseId, @url, @at)
    ON CONFLICT (course_id) DO UPDATE SET url = excluded.url, updated_at = excluded.updated_at`);
  const remove = database.prepare('DELETE FROM course_webhooks WHERE course_id = @courseId');
  const insert = database.prepare(`
    INSERT INTO webhook_posts (id, course_id, run_id, text, state, tries, next_at, error, created_at)
    VALUES (@id, @courseId, @runId, @text, @state, @tries, @nextAt, @error, @createdAt)`);
  const update = database.prepare(
    'UPDATE webhook_posts SET state = @state, tries = @tries, next_at = @nextAt, error = @error WHERE id = @id',
  );
  const failWaiting = database.prepare(
    "UPDATE webhook_posts SET state = 'failed', error = @error WHERE course_id = @courseId AND state = 'waiting'",
  );
  const due = database.prepare(`SELECT ${POST} WHERE state = 'waiting' AND next_at <= @now ORDER BY next_at`);
  const byId = database.prepare(`SELECT ${POST} WHERE id = @id`);
  const latest = database.prepare(`
    SELECT ${POST} WHERE course_id = @courseId AND run_id IS @runId ORDER BY created_at DESC, id LIMIT 5`);

  return {
    findWebhook(courseId: string): string | undefined {
      return z.string().optional().parse(find.get({ courseId }));
    },
    saveWebhook(courseId: string, url: string, at: string): void {
      save.run({ courseId, url, at });
    },
    deleteWebhook(courseId: string): void {
      remove.run({ courseId });
    },
    insertPost(post: WebhookPost): void {
      insert.run(post);
    },
    /** Changes where a post stands. */
    updatePost(post: Pick<WebhookPost, 'id' | 'state' | 'tries' | 'nextAt' | 'error'>): void {
      const { id, state, tries, nextAt, error } = post;
      update.run({ id, state, tries, nextAt, error });
    },
    /** Gives up all posts of a course that wait. */
    failWaiting(courseId: string, error: string): void {
      failWaiting.run({ courseId, error });
    },
    listDuePosts(now: string): WebhookPost[] {
      return PostRow.array().parse(due.all({ now }));
    },
    findPost(id: string): WebhookPost | undefined {
      return PostRow.optional().parse(byId.get({ id }));
    },
    /** The newest posts on a quiz, or the test messages of a course. */
    listPosts(courseId: string, runId: string | null): WebhookPost[] {
      return PostRow.array().parse(latest.all({ courseId, runId }));
    },
  };
}
