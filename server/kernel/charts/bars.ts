/**
 * Owns bar charts: one bar for each name, upright for ranges and days, lying for long names.
 * Must not know what is counted.
 */
import { createDrawing } from './draw.ts';

/** A bar with the text at its end. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}
/** Bars in their order, and what the axes say. */
export interface Bars {
  readonly bars: readonly Bar[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Names written on the axis; all when absent. */
  readonly ticks?: readonly string[];
}

const WIDTH = 640;

/** Upright bars, such as a histogram. */
export const drawColumns = createDrawing<Bars>((Plot, { bars, xLabel, yLabel, ticks }) => ({
  width: WIDTH,
  height: 240,
  marginTop: 28,
  marginBottom: 44,
  marginLeft: 48,
  x: {
    domain: bars.map(({ name }) => name),
    label: xLabel,
    padding: 0.12,
    labelArrow: 'none',
    tickSize: 0,
    ...(ticks ? { ticks: [...ticks] } : {}),
  },
  y: {
    label: yLabel,
    grid: true,
    labelArrow: 'none',
    ticks: 4,
    tickSize: 0,
    tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
    domain: [0, Math.max(1, ...bars.map(({ value }) => value))],
  },
  marks: [
    Plot.barY(bars, { x: 'name', y: 'value', fill: 'var(--accent)', rx: 2 }),
    Plot.text(bars, { x: 'name', y: 'value', text: 'text', dy: -7, fill: 'var(--ink)' }),
    Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
  ],
}));

/** Shares of lying bars, 0 to 1, such as pass rates. */
export const drawShares = createDrawing<Bars>((Plot, { bars, xLabel }) => ({
  width: WIDTH,
  height: 40 + bars.length * 26,
  marginTop: 8,
  marginBottom: 36,
  marginLeft: 250,
  marginRight: 52,
  x: {
    domain: [0, 1],
    percent: false,
    label: xLabel,
    labelArrow: 'none',
    ticks: [0, 0.25, 0.5, 0.75, 1],
    tickFormat: '.0%',
    grid: true,
    tickSize: 0,
  },
  y: {
    domain: bars.map(({ name }) => name),
    label: null,
    tickSize: 0,
    tickFormat: (name: string) => (name.length > 34 ? `${name.slice(0, 33)}…` : name),
  },
  marks: [
    Plot.barX(bars, { x: 1, y: 'name', fill: 'var(--sunken)', rx: 2 }),
    Plot.barX(bars, { x: 'value', y: 'name', fill: 'var(--accent)', rx: 2 }),
    Plot.text(bars, { x: 'value', y: 'name', text: 'text', textAnchor: 'start', dx: 6, fill: 'var(--ink)' }),
  ],
}));
