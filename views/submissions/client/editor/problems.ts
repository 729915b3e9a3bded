/**
 * Owns the marks at places that something is wrong with: what TypeScript says while one types, and what the grader found.
 * Must not know where either comes from.
 */
import { type Diagnostic, forceLinting, linter } from '@codemirror/lint';
import { type EditorState, type Extension, Facet, StateEffect, StateField } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Who says what is wrong with the text as it is: TypeScript, when it is there. */
export const checker = Facet.define<() => Promise<readonly Diagnostic[]>>();

const replaceFindings = StateEffect.define<readonly Diagnostic[]>();

/** What the grader found: it moves along with its line, and goes when the line is changed. */
const findings = StateField.define<readonly Diagnostic[]>({
  create: () => [],
  update(held, transaction) {
    for (const effect of transaction.effects) if (effect.is(replaceFindings)) return effect.value;
    if (held.length === 0 || !transaction.docChanged) return held;
    const { changes, startState } = transaction;
    return held
      .filter(({ from }) => {
        const line = startState.doc.lineAt(from);
        return !changes.touchesRange(line.from, line.to);
      })
      .map((kept) => ({ ...kept, from: changes.mapPos(kept.from, 1), to: changes.mapPos(kept.to, -1) }));
  },
});

async function lint(view: EditorView): Promise<readonly Diagnostic[]> {
  const check = view.state.facet(checker)[0];
  const typed = check ? await check().catch(() => []) : [];
  // The grader's compile errors are TypeScript's: while TypeScript says the same at the same line, once is enough.
  const { doc } = view.state;
  const said = new Set(typed.map(({ from, message }) => `${doc.lineAt(Math.min(from, doc.length)).number} ${message}`));
  const found = view.state.field(findings);
  return [...typed, ...found.filter(({ from, message }) => !said.has(`${doc.lineAt(from).number} ${message}`))];
}

/** Marks the text while it is typed. */
export function problems(): Extension {
  const sources = (state: EditorState) => [state.facet(checker), state.field(findings)] as const;
  const needsRefresh = (before: EditorState, after: EditorState): boolean => {
    const [old, now] = [sources(before), sources(after)];
    return old[0] !== now[0] || old[1] !== now[1];
  };
  return [findings, linter(lint, { needsRefresh: ({ startState, state }) => needsRefresh(startState, state) })];
}

/** Replaces what the grader found, and shows it at once. */
export function showFindings(view: EditorView, list: readonly Diagnostic[]): void {
  view.dispatch({ effects: replaceFindings.of(list) });
  forceLinting(view);
}
