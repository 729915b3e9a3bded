/**
 * Owns typing over a selection. Left to itself, Chromium gives the new text the looks of the old one as a style attribute, which
 * the page's content security policy forbids and reports.
 * Must not know what is typed.
 */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Replaces the selection through the editor instead of the browser. */
export function replaceSelection(): Extension {
  return EditorView.domEventHandlers({
    beforeinput(event, view) {
      const { data, inputType, isComposing } = event as InputEvent;
      const { from, to, empty } = view.state.selection.main;
      if (inputType !== 'insertText' || !data || empty || isComposing || view.state.selection.ranges.length > 1)
        return false;
      const insert = () =>
        view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
      // Brackets typed over a selection go around it.
      const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert));
      if (!handled) view.dispatch(insert());
      return true;
    },
  });
}
