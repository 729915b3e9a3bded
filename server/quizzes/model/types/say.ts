/**
 * Owns how a question asks for what its texts say in another language.
 */

/**
 * What a text that people read says in another language; `path` is where it stands in the question: 'options.0.text'. Numbers,
 * code and right answers are not asked for: they are the same in all languages.
 */
export type Say = (path: string, text: string) => string;
