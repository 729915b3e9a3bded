/**
 * Owns the line numbers beside a text area.
 * Must not know what the lines say.
 */

/** Keeps the numbers in step with the text and its scrolling. */
export function addLineNumbers(field: HTMLTextAreaElement, gutter: HTMLElement): void {
  let shown = 0;
  const update = (): void => {
    const lines = field.value.split('\n').length;
    if (lines === shown) return;
    shown = lines;
    gutter.textContent = Array.from({ length: lines }, (_, index) => index + 1).join('\n');
  };
  const scroll = (): void => {
    gutter.scrollTop = field.scrollTop;
  };
  field.addEventListener('input', update);
  field.addEventListener('input', scroll);
  field.addEventListener('scroll', scroll);
  update();
}
