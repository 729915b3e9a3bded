/**
 * Owns writing a quiz as a tidy quiz.yaml.
 */
import { stringify } from 'yaml';

/** The text of a quiz.yaml; what it leaves out has its default. */
export function writeYaml(quiz: object): string {
  return stringify(quiz, { lineWidth: 120, blockQuote: 'literal' });
}
