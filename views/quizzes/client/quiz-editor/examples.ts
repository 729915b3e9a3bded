/**
 * Owns a well-formed example of each type of question, as it stands in a quiz.yaml.
 * Must not know the page.
 */

/** Examples by type, indented as below `questions:`. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  'single-choice': `      - id: new-choice
        type: single-choice
        text: What is $\\max(0, -2)$?
        options:
          - { text: '0', correct: true, explanation: 'ReLU cuts off below zero.' }
          - { text: '-2', explanation: 'That is the number itself.' }
        explanation: This is ReLU.
`,
  'multiple-choice': `      - id: new-choices
        type: multiple-choice
        text: Which are parameters?
        options:
          - { text: '$W$', correct: true, explanation: 'Learnt.' }
          - { text: '$b$', correct: true, explanation: 'Learnt.' }
          - { text: 'the learning rate', explanation: 'Chosen.' }
        explanation: Parameters are learnt.
`,
  'true-false': `      - id: new-statement
        type: true-false
        text: True or false? The cost of logistic regression is convex.
        answer: true
        explanation: It has one minimum.
`,
  numeric: `      - id: new-number
        type: numeric
        variables:
          n: { integer: [2, 9] }
        compute: |
          export function compute({ n }: { n: number }) {
            return { square: n * n };
          }
        text: What is \${{n}}^2$?
        answer: '{{square}}'
        tolerance: { relative: 0 }
        explanation: '\${{n}} \\cdot {{n}} = {{square}}$.'
`,
  shape: `      - id: new-shape
        type: shape
        text: A layer has 3 units and 4 inputs. What shape does $W$ have?
        answer: [3, 4]
        mistakes:
          - { answer: [4, 3], explanation: 'That is the transpose.' }
        explanation: Rows belong to units.
`,
  matrix: `      - id: new-matrix
        type: matrix
        text: 'What is the transpose of $\\begin{pmatrix}1 & 2\\end{pmatrix}$?'
        answer: [[1], [2]]
        explanation: The row becomes a column.
`,
  'short-text': `      - id: new-word
        type: short-text
        text: What does ReLU stand for?
        accepted: [rectified linear unit]
        explanation: It rectifies.
`,
  ordering: `      - id: new-order
        type: ordering
        text: Bring the steps into order.
        items: [forward, cost, backward, update]
        explanation: Each needs the one before.
`,
  'code-ordering': `      - id: new-lines
        type: code-ordering
        text: Put the lines in order and indent them. One of them is not needed.
        code:
          source: |
            let cost = 0;
            for (const loss of losses) {
              cost += loss;
            }
            return cost / losses.length;
        distractors: ['return cost;']
        explanation: The cost is the mean of the losses.
`,
  matching: `      - id: new-pairs
        type: matching
        text: Which range has which activation?
        pairs:
          - { left: sigmoid, right: 0 to 1 }
          - { left: tanh, right: -1 to 1 }
        explanation: Look at the limits.
`,
  cloze: `      - id: new-gaps
        type: cloze
        cloze: 'A neuron with [[n]] inputs has as many weights and one [[b]].'
        gaps:
          n: { number: 2 }
          b: { accepted: [bias] }
        explanation: Two weights and one bias.
`,
  'code-reading': `      - id: new-code
        type: code-reading
        text: What shape does \`Z\` have?
        code:
          source: |
            const Z = np.dot(np.zeros([3, 2]), np.zeros([2, 5]));
        asks: { type: shape, answer: [3, 5], mistakes: [{ answer: [5, 3], explanation: 'Rows come from the first factor.' }] }
        explanation: (3, 2) times (2, 5).
`,
};
