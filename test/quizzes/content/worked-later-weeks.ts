/** The quizzes on weeks three, four and five, worked out a second time. */
import { n, type WorkedQuiz } from './worked.ts';

const shape = (...sizes: number[]): string[] => [`(${sizes.join(', ')})`];
/** Slope of a function by a central difference. */
const slope = (f: (x: number) => number, x: number): number => (f(x + 1e-6) - f(x - 1e-6)) / 2e-6;
const sigmoid = (z: number): number => (1 + Math.tanh(z / 2)) / 2;
/** Parameters of a network, counted layer by layer. */
function count(dims: readonly number[]): number {
  let all = 0;
  for (const [index, units] of dims.entries())
    if (index > 0) for (let unit = 0; unit < units; unit++) all += (dims[index - 1] as number) + 1;
  return all;
}

/** What is right, worked out apart from the quiz's own file. */
export const LATER_WEEKS: Readonly<Record<string, WorkedQuiz>> = {
  'shallow-networks': {
    week: 4,
    worked: {
      'hidden-shape': {
        answer: (v) => shape(n(v, 'n_h'), n(v, 'm')),
        mistakes: (v) => [[`${n(v, 'm')} x ${n(v, 'n_h')}`, /columns/]],
      },
      'output-weights': { answer: (v) => shape(1, n(v, 'n_h')) },
      'parameters-of-shallow': { answer: (v) => [String(count([n(v, 'n_x'), n(v, 'n_h'), 1]))] },
      'tanh-slope': { answer: (v) => [slope(Math.tanh, Math.atanh(n(v, 'a'))).toFixed(6)] },
      'leaky-relu': {
        answer: (v) => [String(n(v, 'z') < 0 ? n(v, 'z') / 100 : n(v, 'z'))],
        mistakes: (v) => (n(v, 'z') < 0 ? [['0', /plain ReLU/]] : []),
      },
      // The slope of the cross-entropy by z, with z from the output.
      dz2: {
        answer: (v) => {
          const [a, y] = [n(v, 'a'), n(v, 'y')];
          const loss = (z: number): number => -(y * Math.log(sigmoid(z)) + (1 - y) * Math.log(1 - sigmoid(z)));
          return [slope(loss, Math.log(a / (1 - a))).toFixed(6)];
        },
      },
    },
  },
  'deep-networks': {
    week: 5,
    worked: {
      'shape-of-w': {
        answer: (v) => shape(n(v, 'n_l'), n(v, 'n_prev')),
        mistakes: (v) => [[shape(n(v, 'n_prev'), n(v, 'n_l'))[0] ?? '', /W\^\{\[l\]T\}/]],
      },
      'shape-of-b': { answer: (v) => shape(n(v, 'n_l'), 1) },
      'shape-of-a': { answer: (v) => shape(n(v, 'n_l'), n(v, 'm')) },
      'shape-of-dw': { answer: (v) => shape(n(v, 'n_l'), n(v, 'n_prev')) },
      'count-parameters': { answer: (v) => [String(count([n(v, 'n_0'), n(v, 'n_1'), n(v, 'n_2'), 1]))] },
      'forward-unit': {
        answer: (v) => {
          const z = n(v, 'b') + n(v, 'a') * n(v, 'w');
          return [String((z + Math.abs(z)) / 2)];
        },
      },
      'backward-relu': {
        answer: (v) => {
          const relu = (z: number): number => (z + Math.abs(z)) / 2;
          return (['p', 'q'] as const).map((name, i) =>
            String(Math.round(slope(relu, n(v, name))) * n(v, i === 0 ? 'd' : 'e')),
          );
        },
      },
      'sigmoid-backward': {
        answer: (v) => [(n(v, 'da') * slope(sigmoid, Math.log(n(v, 'a') / (1 - n(v, 'a'))))).toFixed(5)],
      },
      // Layers with parameters, the last one left out.
      'read-forward-loop': {
        answer: () => [String([12288, 20, 7, 5, 1].slice(1, -1).length)],
        mistakes: () => [
          ['4', /sigmoid/],
          ['5', /features/],
        ],
      },
      depth: { answer: () => [String([5, 4, 3, 1].length - 1), 'ReLU', 'sigmoid'] },
    },
  },
  'practice-and-tensorflow': {
    week: 6,
    worked: {
      'one-update': { answer: (v) => [(n(v, 'w') + n(v, 'alpha') * -n(v, 'dw')).toFixed(6)] },
      'cost-printouts': {
        answer: (v) => {
          let costs = 0;
          for (let i = 0; i < n(v, 'iterations'); i++) if (i % 100 === 0) costs++;
          return [String(costs)];
        },
      },
      gap: { answer: (v) => [String(100 - n(v, 'test') - (100 - n(v, 'train')))] },
      'dense-parameters': {
        answer: () => [String(count([12, 5]))],
        mistakes: () => [
          ['60', /bias/],
          ['17', /multiplied/],
        ],
      },
      'tf-batches': {
        answer: (v) => {
          let [left, steps] = [n(v, 'm'), 0];
          for (; left > 0; left -= n(v, 'size')) steps++;
          return [String(steps)];
        },
      },
    },
  },
};
