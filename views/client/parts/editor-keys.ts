/**
 * Owns the keys of the editor: Tab indents, Shift+Tab takes an indent away, Enter keeps it; Escape sets Tab free.
 * Must not know what is typed.
 */

const INDENT = '  ';

/** Replaces a range through the browser's own editing, so that undo works. */
function replace(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.setSelectionRange(start, end);
  if (text === '' && start === end) return;
  if (!document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
    field.setRangeText(text, start, end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function indentLines(field: HTMLTextAreaElement, outwards: boolean): void {
  const { value, selectionStart, selectionEnd } = field;
  const first = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const before = value.slice(first, selectionEnd);
  const after = outwards ? before.replace(/^ {1,2}/gm, '') : before.replace(/^(?=.)/gm, INDENT);
  if (after === before) return;
  replace(field, first, selectionEnd, after);
  field.setSelectionRange(first, first + after.length);
}

/** Adds the keys to a text area; `submit` is called for Ctrl+Enter and Command+Enter. */
export function addEditorKeys(field: HTMLTextAreaElement, submit: () => void): void {
  let tabLeaves = false;
  field.addEventListener('blur', () => {
    tabLeaves = false;
  });
  field.addEventListener('keydown', (event) => {
    const { selectionStart: start, selectionEnd: end, value } = field;
    if (event.key === 'Escape') {
      tabLeaves = true;
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.isComposing) {
      const line = value.slice(value.lastIndexOf('\n', start - 1) + 1, start);
      const indent = /^ */.exec(line)?.[0] ?? '';
      event.preventDefault();
      replace(field, start, end, `\n${indent}${/[{([]$/.test(line) ? INDENT : ''}`);
    } else if (event.key === 'Tab' && !tabLeaves && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      if (event.shiftKey) indentLines(field, true);
      else if (value.slice(start, end).includes('\n')) indentLines(field, false);
      else replace(field, start, end, INDENT);
    }
    if (!['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) tabLeaves = false;
  });
}
