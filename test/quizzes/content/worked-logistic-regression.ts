/** The quiz on logistic regression, worked out a second time. */
import * as np from '../../../graders/np/index.ts';
import { n, type WorkedQuiz } from './worked.ts';

/** The sigmoid by way of the hyperbolic tangent. */
const sigmoid = (z: number): number => (1 + Math.tanh(z / 2)) / 2;
/** Loss of logistic regression as a function of z: softplus(z) - y z. */
export const lossOfZ = (z: number, y: number): number => Math.log1p(Math.exp(z)) - y * z;
/** Slope of f at x by central differences. */
export const slope = (f: (x: number) => number, x: number): number => (f(x + 1e-4) - f(x - 1e-4)) / 2e-4;
const shape = (sizes: readonly number[]): string => `(${sizes.join(', ')})`;
/** Whether two shapes broadcast, tried on real arrays. */
const canBeAdded = (a: number[], b: number[]): boolean => {
  try {
    np.add(np.zeros(a), np.zeros(b));
    return true;
  } catch {
    return false;
  }
};
const J = (a: number, b: number, c: number): number => 4 * (a - b * c);

/** What is right, worked out apart from quiz.yaml, in the order in which it is typed. */
export const LOGISTIC_REGRESSION: WorkedQuiz = {
  week: 3,
  worked: {
    'ends-of-the-sigmoid': { answer: () => [sigmoid(0), sigmoid(800), sigmoid(-800)].map(String) },
    'sigmoid-by-hand': {
      answer: (v) => [String(sigmoid(-Math.log(n(v, 'k'))))],
      mistakes: (v) => [
        [String(1 - sigmoid(-Math.log(n(v, 'k')))), /probability of/],
        [String(Math.exp(-Math.log(n(v, 'k')))), /denominator is missing/],
        [String(n(v, 'k')), /only/],
      ],
    },
    'sigmoid-of-minus-z': {
      answer: (v) => [String(sigmoid(-Math.log(n(v, 'p') / (1 - n(v, 'p')))))],
      mistakes: (v) => [
        [String(-n(v, 'p')), /never negative/],
        [String(n(v, 'p')), /rises everywhere/],
        [String(1 / n(v, 'p')), /never above 1/],
      ],
    },
    'loss-of-one-example': {
      answer: (v) => [String(lossOfZ(Math.log(n(v, 'yhat') / (1 - n(v, 'yhat'))), n(v, 'y')))],
      mistakes: (v) => {
        const loss = (y: number): number => lossOfZ(Math.log(n(v, 'yhat') / (1 - n(v, 'yhat'))), y);
        return [
          [String(-loss(n(v, 'y'))), /minus sign/],
          [String(loss(1 - n(v, 'y'))), /other label/],
          [String(loss(0) + loss(1)), /Both terms/],
        ];
      },
    },
    'cost-from-losses': {
      answer: (v) => [String(['l1', 'l2', 'l3', 'l4'].reduce((mean, name) => mean + n(v, name) / 4, 0))],
      mistakes: (v) => {
        const sum = ['l1', 'l2', 'l3', 'l4'].reduce((total, name) => total + n(v, name), 0);
        return [
          [String(sum), /divide by/],
          [String(-sum / 4), /minus sign/],
          [String(n(v, 'l3')), /largest/],
        ];
      },
    },
    'one-update': {
      answer: (v) => [np.subtract(n(v, 'w'), np.multiply(n(v, 'alpha'), n(v, 'dw'))).toFixed(6)],
      mistakes: (v) => [
        [(n(v, 'w') + n(v, 'alpha') * n(v, 'dw')).toFixed(6), /uphill/],
        [(n(v, 'w') - n(v, 'dw')).toFixed(6), /learning rate is missing/],
        [(-n(v, 'alpha') * n(v, 'dw')).toFixed(6), /only the change/],
      ],
    },
    'whole-step-by-hand': {
      answer: (v) => {
        const dz = slope((z) => lossOfZ(z, n(v, 'y')), 0);
        const dw = slope((w) => lossOfZ(w * n(v, 'x'), n(v, 'y')), 0);
        return [dz, dw, 0 - n(v, 'alpha') * dw].map(String);
      },
    },
    'back-through-the-graph': {
      answer: (v) => [String(slope((b) => J(1, b, n(v, 'c')), n(v, 'b')))],
      mistakes: (v) => [
        [String(-slope((b) => J(1, b, n(v, 'c')), n(v, 'b'))), /sign was lost/],
        [String(slope((c) => J(1, n(v, 'b'), c), n(v, 'c'))), /du/],
        [String(slope((b) => 1 - b * n(v, 'c'), n(v, 'b'))), /last step/],
        [String(slope((b) => b * n(v, 'c'), n(v, 'b'))), /alone/],
      ],
    },
    'small-change': {
      answer: (v) => [String(n(v, 'k') * (n(v, 'a') + 0.001) ** 2 - n(v, 'k') * n(v, 'a') ** 2)],
      mistakes: (v) => [
        [String(slope((a) => n(v, 'k') * a * a, n(v, 'a'))), /slope times 0.001/],
        [String(0.001 * n(v, 'k') * n(v, 'a') ** 2), /value of/],
        [String(0.002 * n(v, 'k')), /where you are/],
      ],
    },
    'shape-of-x': {
      // The values of one photo counted: rows of pixels, each with red, green and blue.
      answer: (v) => [shape([np.zeros([n(v, 'p'), n(v, 'p'), 3]).size, n(v, 'm')])],
      mistakes: (v) => [
        [shape([n(v, 'm'), 3 * n(v, 'p') ** 2]), /exchanged/],
        [shape([n(v, 'p') ** 2, n(v, 'm')]), /three colour values/],
        [shape([n(v, 'm'), n(v, 'p'), n(v, 'p'), 3]), /not unrolled/],
      ],
    },
    'shape-of-z': {
      answer: (v) => [shape(np.add(np.dot(np.zeros([n(v, 'n_x'), 1]).T, np.zeros([n(v, 'n_x'), n(v, 'm')])), 1).shape)],
      mistakes: (v) => [
        [shape([n(v, 'm'), 1]), /a row/],
        [shape([n(v, 'n_x'), n(v, 'm')]), /shape of \$X\$/],
        [shape([n(v, 'n_x'), 1]), /shape of \$w\$/],
        [shape([n(v, 'm')]), /two dimensions/],
      ],
    },
    'shape-of-dw': {
      answer: (v) => [shape(np.dot(np.zeros([n(v, 'n_x'), n(v, 'm')]), np.zeros([1, n(v, 'm')]).T).shape)],
      mistakes: (v) => [
        [shape([1, n(v, 'n_x')]), /dw\^T/],
        [shape([n(v, 'n_x'), n(v, 'm')]), /disappears/],
        [shape([1, n(v, 'm')]), /shape of \$dZ\$/],
      ],
    },
    'column-plus-row': {
      answer: (v) => [shape(np.add(np.zeros([n(v, 'n'), 1]), np.zeros([1, n(v, 'k')])).shape)],
      mistakes: (v) => [
        [shape([n(v, 'k'), n(v, 'n')]), /Rows come first/],
        ['(1, 1)', /stretches/],
        [shape([n(v, 'n') + n(v, 'k'), 1]), /does not concatenate/],
      ],
    },
    'which-can-be-added': {
      answer: (v, { part }) =>
        (part.type === 'multiple-choice' ? part.options : []).flatMap(({ text }, place) => {
          const sizes = [...text.matchAll(/\d+/g)].map(Number);
          return canBeAdded([n(v, 'n'), n(v, 'k')], sizes) ? [String(place)] : [];
        }),
    },
    'matrix-plus-column': {
      answer: (v) =>
        [n(v, 'p') + n(v, 'u'), n(v, 'q') + n(v, 'u'), n(v, 'r') + n(v, 'v'), n(v, 's') + n(v, 'v')].map(String),
    },
    'sum-down-the-columns': {
      answer: (v) =>
        [
          ['a', 'd'],
          ['b', 'e'],
          ['c', 'f'],
        ].map((column) => String(column.reduce((s, x) => s + n(v, x), 0))),
    },
    'no-matrix-product': { answer: () => [1 * 2, 2 * 0, 3 * 1, 4 * 2].map(String) },
    'array-without-columns': {
      answer: () => ['(4,)'],
      mistakes: () => [
        ['(4, 1)', /A column/],
        ['(1, 4)', /A row/],
      ],
    },
  },
};
