/**
 * Owns buttons that copy a text: links that are shown once.
 * Must not know what is copied. Without scripts the text is selected by hand.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy ?? '');
    try {
      await navigator.clipboard.writeText(text?.textContent ?? '');
      button.textContent = button.dataset.copied ?? '';
      setTimeout(() => {
        button.textContent = label;
      }, 2_000);
    } catch {
      if (text) getSelection()?.selectAllChildren(text);
    }
  });
}
