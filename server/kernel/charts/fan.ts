/**
 * Owns the fan of cost curves: every student's training as a thin line, the reference as a broad one.
 * Must not know whose they are.
 */
import { createDrawing } from './draw.ts';

/** A curve; costs that are not finite end it. */
export interface FanCurve {
  readonly costs: readonly number[];
  readonly iterationsPerPoint: number;
  /** Whether it lies where it should. */
  readonly right: boolean;
}
/** Curves over that of the reference. */
export interface Fan {
  readonly curves: readonly FanCurve[];
  readonly reference: FanCurve;
  readonly xLabel: string;
  readonly yLabel: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly curve: number;
}
const pointsOf = ({ costs, iterationsPerPoint }: FanCurve, curve: number): Point[] =>
  costs.map((y, index) => ({ x: index * iterationsPerPoint, y, curve }));

/** Costs over the reference's iterations; far outliers are cut at three times its highest cost. */
export const drawFan = createDrawing<Fan>((Plot, { curves, reference, xLabel, yLabel }) => {
  const top = 3 * Math.max(...reference.costs, 0.1);
  // Who notes a cost after every iteration has a hundred times as many.
  const last = Math.max(1, reference.costs.length - 1) * reference.iterationsPerPoint;
  const lines = (right: boolean): Point[] =>
    curves.flatMap((curve, index) => (curve.right === right ? pointsOf(curve, index) : []));
  const line = (points: Point[], stroke: string, strokeWidth: number, strokeOpacity: number) =>
    Plot.line(points, { x: 'x', y: 'y', z: 'curve', stroke, strokeWidth, strokeOpacity, clip: true });
  return {
    width: 640,
    height: 300,
    marginTop: 24,
    marginLeft: 52,
    marginBottom: 42,
    x: { label: xLabel, labelArrow: 'none', domain: [0, last], tickSize: 0 },
    y: {
      label: yLabel,
      labelArrow: 'none',
      domain: [0, Math.min(top, Math.max(...reference.costs, ...curves.flatMap(({ costs }) => costs)))],
      grid: true,
      tickSize: 0,
    },
    marks: [
      line(pointsOf(reference, 0), 'var(--plot-reference)', 8, 1),
      line(lines(true), 'var(--good)', 1.5, 0.7),
      line(lines(false), 'var(--bad)', 1.5, 0.8),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
    ],
  };
});
