/**
 * Owns turning a plot into SVG on the server: Observable Plot in a separate document, cleaned of inline styles, which the
 * pages forbid; colours are custom properties of the style sheet, so that a picture follows light and dark. What draws is loaded
 * when the server has begun, or with the first picture: it is a third of all that the server would load at its start.
 * Must not know what is drawn.
 */
import type * as ObservablePlot from '@observablehq/plot';

/** Pictures that are kept: who opens the same dashboard again need not wait for the drawing. */
const MOST_KEPT = 200;

/** The library that draws. */
export type Plot = typeof ObservablePlot;
interface Easel {
  readonly Plot: Plot;
  readonly document: Document;
}

async function setUp(): Promise<Easel> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return { Plot, document: document as unknown as Document };
}
let easel: Promise<Easel> | undefined;

/** Loads what draws, so that no page has to: that takes as long as ten pages. */
export async function loadDrawing(): Promise<void> {
  easel ??= setUp();
  await easel;
}

/** Draws `options`; `label` says in one sentence what there is to see. */
function draw({ Plot, document }: Easel, options: ObservablePlot.PlotOptions, label: string): string {
  const figure = Plot.plot({ ...options, document });
  // Plot returns a <figure> only with titles or legends, which our pages make themselves.
  const svg = figure as unknown as SVGElement;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('[style]')]) element.removeAttribute('style');
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  for (const name of ['class', 'fill', 'font-family', 'font-size', 'text-anchor', 'width', 'height'])
    svg.removeAttribute(name);
  svg.setAttribute('class', 'plot');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg.outerHTML;
}

/**
 * Returns a function that draws data, and remembers the pictures of the same data. `data` must be plain: it is the key.
 */
export function createDrawing<Data>(
  plotOf: (Plot: Plot, data: Data) => ObservablePlot.PlotOptions,
): (data: Data, label: string) => Promise<string> {
  const kept = new Map<string, string>();
  return async (data, label) => {
    easel ??= setUp();
    const ready = await easel;
    const key = JSON.stringify([data, label]);
    const found = kept.get(key) ?? draw(ready, plotOf(ready.Plot, data), label);
    // The one that was used last goes to the end; the first goes when there are too many.
    kept.delete(key);
    kept.set(key, found);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    return found;
  };
}
