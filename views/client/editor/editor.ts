/**
 * Owns the code editor: keys, colours, what the grader found shown at its line.
 * Must not know what becomes of the text.
 */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import de from '../../locales/de/editor.json';
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
    document.documentElement.lang === 'de' ? EditorState.phrases.of(de) : [],
    EditorView.contentAttributes.of({ 'aria-label': options.label, 'aria-describedby': options.describedBy }),
    keymap.of([
      { key: 'Mod-Enter', run: run(options.onSubmit) },
      { key: 'Shift-Enter', run: run(options.onRun) },
      // Escape, then Tab, leaves the editor: the next Tab moves the focus as everywhere else.
      {
        key: 'Escape',
        run: (view) => {
          view.setTabFocusMode(2_000);
          return false;
        },
      },
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
    types.of([]),
  ];
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({ doc: options.source, extensions }),
  });
  const ready = loadTypeScript(options).then(
    (extension) => view.dispatch({ effects: types.reconfigure(extension) }),
    // Without types it remains an editor; the grader says what TypeScript has to say.
    () => {},
  );
  const place = ({ line, column }: Finding): number => {
    const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
    return Math.min(from + column - 1, to);
  };

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
    /** Shows what the grader found at its lines; changes of the text move it along. */
    setFindings(list: readonly Finding[]): void {
      const diagnostics = list.map((finding): Diagnostic => {
        const from = place(finding);
        const word = view.state.wordAt(from);
        return { from: word?.from ?? from, to: word?.to ?? from, severity: finding.severity, message: finding.message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
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
/** The code editor. */
export type Editor = ReturnType<typeof createEditor>;
