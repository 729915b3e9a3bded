/**
 * Owns rendering short Markdown texts that many people are shown within seconds: each is rendered once.
 * Must not know what the texts are.
 */
import { createMemory } from '../memory.ts';
import { createMarkdownRenderer } from './markdown.ts';
import type { Language } from './words.ts';

/** Rendered texts kept, per language; those of a few quizzes in all their variants. */
const KEPT = 10_000;

/** Safe HTML of a Markdown text; labels of boxes are in the given language. */
export type RenderMarkdown = (text: string, language: Language) => string;

/** Creates a renderer that remembers. */
export function createRememberedMarkdown(): RenderMarkdown {
  const room = (language: Language) => ({
    render: createMarkdownRenderer(language).render,
    remember: createMemory<string, string>(KEPT),
  });
  const rooms: Readonly<Record<Language, ReturnType<typeof room>>> = { en: room('en'), de: room('de') };
  return (text, language) => {
    const { render, remember } = rooms[language];
    return remember(text, () => render(text).html);
  };
}
