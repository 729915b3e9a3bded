/**
 * Owns the code editor: keys, colours, what the grader found shown at its line.
 * Must not know what becomes of the text.
 */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  closeHoverTooltips,
  drawSelection,
  EditorView,
  hasHoverTooltips,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import de from '../../words/editor.de.json';
import { checker, problems, showFindings } from './problems.ts';
import { replaceSelection } from './replace-selection.ts';
import { loadTypeScript, type TypeScriptOptions } from './typescript.ts';

/** Something that the grader found, at a place that counts from 1. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface EditorOptions extends TypeScriptOptions {
  readonly parent: HTMLElement;
  readonly source: string;
  /** Accessible name of the text box. */
  readonly label: string;
  /** Id of the help text. */
  readonly describedBy: string;
  /** Word that allows the editor's style sheets on this page. */
  readonly nonce: string;
  readonly onChange: () => void;
  readonly onSubmit: () => void;
  readonly onRun: () => void;
}

const run = (act: () => void) => (): boolean => {
  act();
  return true;
};

/** Escape, then Tab, leaves the editor: the next Tab moves the focus as everywhere else. Ctrl-M does the same for good. */
function leave(view: EditorView): boolean {
  view.setTabFocusMode(2_000);
  if (hasHoverTooltips(view.state)) view.dispatch({ effects: closeHoverTooltips });
  return false;
}

/** The word at the place, or else the rest of its line. */
function toDiagnostic(state: EditorState, { line, column, severity, message }: Finding): Diagnostic {
  const { from, to, text } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const at = Math.min(from + column - 1, to);
  const word = state.wordAt(at);
  if (word && word.to > at) return { from: word.from, to: word.to, severity, message };
  const blank = /^\s*/.exec(text.slice(at - from))?.[0].length ?? 0;
  return { from: Math.min(at + blank, to), to, severity, message };
}

/** Creates the editor. It can be used at once; types come when the worker has loaded them. */
export function createEditor(options: EditorOptions) {
  const types = new Compartment();
  const extensions = [
    EditorView.cspNonce.of(options.nonce),
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    syntaxHighlighting(classHighlighter),
    javascript({ typescript: true }),
    replaceSelection(),
    document.documentElement.lang === 'de' ? EditorState.phrases.of(de) : [],
    // axe knows what tabindex is, not that editable content takes the focus.
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      'aria-describedby': options.describedBy,
      tabindex: '0',
    }),
    keymap.of([
      { key: 'Mod-Enter', run: run(options.onSubmit) },
      { key: 'Shift-Enter', run: run(options.onRun) },
      { key: 'Escape', run: leave },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange();
    }),
    problems(),
    types.of([]),
  ];
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({ doc: options.source, extensions }),
  });
  const ready = loadTypeScript(options).then(
    ({ extension, diagnose }) => view.dispatch({ effects: types.reconfigure([extension, checker.of(diagnose)]) }),
    // Without types it remains an editor; the grader says what TypeScript has to say.
    () => {},
  );
  return {
    /** Settles when the types are there, or will not come. */
    ready,
    get source(): string {
      return view.state.doc.toString();
    },
    /** Replaces the text; undo brings the old one back. */
    setSource(text: string): void {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    /** Shows what the grader found at its lines, until they are changed. */
    setFindings(list: readonly Finding[]): void {
      const diagnostics = list.map((finding) => toDiagnostic(view.state, finding));
      showFindings(view, diagnostics);
    },
    /** Moves the cursor to a line. */
    goTo(line: number): void {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    focus: (): void => view.focus(),
  };
}
