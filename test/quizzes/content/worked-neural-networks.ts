/** The quiz "What a neural network is", worked out a second time. */
import { n, type WorkedQuiz } from './worked.ts';

/** ReLU without a maximum: half of the number and its absolute value together. */
const relu = (z: number): number => (z + Math.abs(z)) / 2;

/** What is right, worked out apart from quiz.yaml, in the order in which it is typed. */
export const NEURAL_NETWORKS: WorkedQuiz = {
  week: 2,
  worked: {
    neuron: {
      answer: (v) => {
        const inputs = [1, n(v, 'x1'), n(v, 'x2')];
        const z = [n(v, 'b'), n(v, 'w1'), n(v, 'w2')].reduce(
          (sum, weight, i) => sum + weight * (inputs[i] as number),
          0,
        );
        return [String(z), String(relu(z))];
      },
    },
    'weights-of-a-layer': {
      // Counted one by one: an arrow from every feature to every unit.
      answer: (v) => {
        let arrows = 0;
        for (let unit = 0; unit < n(v, 'n_h'); unit++) for (let x = 0; x < n(v, 'n_x'); x++) arrows++;
        return [String(arrows)];
      },
      mistakes: (v) => [
        [String(n(v, 'n_x') + n(v, 'n_h')), /multiplied/],
        [String((n(v, 'n_x') + 1) * n(v, 'n_h')), /biases/],
        [String(n(v, 'n_h')), /each of its/],
      ],
    },
    'read-the-network': { answer: () => ['4', '3', '4', '3'] },
    'features-of-a-table': {
      answer: (v) => [String(n(v, 'houses')), String(Array.from({ length: n(v, 'columns') }).slice(1).length)],
    },
    'relu-of-a-matrix': {
      answer: (v) => ['q', 'p', 'r', 's'].map((entry) => String(relu(n(v, entry)))),
    },
    'relu-in-short': {
      answer: () => {
        const slope = (z: number): number => Math.round((relu(z + 0.5) - relu(z - 0.5)) * 1000) / 1000;
        return [relu(-3), relu(5), slope(-3), slope(5)].map(String);
      },
    },
    'code-of-a-layer': { answer: () => [1 * 2 + 3 * 1 - 1, -2 * 2 + 1 * 1 + 1].map((z) => String(relu(z))) },
  },
};
