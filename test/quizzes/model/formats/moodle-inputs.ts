/** Small inputs of Moodle XML with what they must become: `[what, type, text, the rest of the question, question, what the report says]`. */

/** What a question must be, and what is said of it; without a question it is left out. */
export interface MoodleInput {
  readonly what: string;
  readonly type: string;
  readonly text: string;
  readonly format?: string;
  readonly more?: string;
  readonly question?: object;
  /** Must be in the report; nothing must be there when left out. */
  readonly said?: RegExp;
}

const answer = (fraction: number | string, text: string, more = '', format = 'html'): string =>
  `<answer fraction="${fraction}" format="${format}"><text>${text}</text>${more}</answer>`;
const feedback = (text: string): string => `<feedback format="html"><text>${text}</text></feedback>`;
const tolerance = (text: string): string => `<tolerance>${text}</tolerance>`;
const TRUE = answer(100, 'true') + answer(0, 'false');
/** A text that becomes this Markdown. */
const text = (what: string, html: string, markdown: string, format = 'html', said?: RegExp): MoodleInput => ({
  what,
  type: 'truefalse',
  text: html,
  format,
  more: TRUE,
  question: { text: markdown },
  ...(said ? { said } : {}),
});
const short = (what: string, more: string, question: object, said?: RegExp): MoodleInput => ({
  what,
  type: 'shortanswer',
  text: 'Word?',
  more,
  question: { type: 'short-text', ...question },
  ...(said ? { said } : {}),
});
const number = (what: string, more: string, question: object | undefined, said?: RegExp): MoodleInput => ({
  what,
  type: 'numerical',
  text: 'How much?',
  more,
  ...(question ? { question: { type: 'numeric', ...question } } : {}),
  ...(said ? { said } : {}),
});
const choice = (
  what: string,
  single: boolean,
  more: string,
  question: object | undefined,
  said?: RegExp,
): MoodleInput => ({
  what,
  type: 'multichoice',
  text: 'Which?',
  more: `<single>${single}</single>${more}`,
  ...(question ? { question } : {}),
  ...(said ? { said } : {}),
});
const cloze = (what: string, html: string, question: object | undefined, said?: RegExp): MoodleInput => ({
  what,
  type: 'cloze',
  text: html,
  ...(question ? { question } : {}),
  ...(said ? { said } : {}),
});

/** A picture of one white pixel, in base64. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
const file = (name: string): string => `<file name="${name}" path="/" encoding="base64">${PIXEL}</file>`;

export const MOODLE_INPUTS: readonly MoodleInput[] = [
  text('a formula with brackets', '<p>\\(W^{[l]}\\) is</p>', '$W^{[l]}$ is'),
  text('formulas with underscores and stars', '<p>\\(a_1 * b_1\\), \\(c_2 * d\\)</p>', '$a_1 * b_1$, $c_2 * d$'),
  text('a fraction', '<p>\\(\\frac{1}{m}\\)</p>', '$\\frac{1}{m}$'),
  text(
    'a matrix with its rows',
    '\\[\\begin{pmatrix} 1 &amp; 2 \\\\[2pt] 3 &amp; 4 \\end{pmatrix}\\]',
    '$$\\begin{pmatrix} 1 & 2 \\\\[2pt] 3 & 4 \\end{pmatrix}$$',
  ),
  text('formulas in dollars', '<p>$$x_1^2 \\le y_1$$ and $x_2$</p>', '$$x_1^2 \\le y_1$$ and $x_2$'),
  text('prices', '<p>A book costs $5 and a pen $6.</p>', 'A book costs \\$5 and a pen \\$6.'),
  text(
    'an environment of its own',
    '<p>\\begin{align}a &amp;= b\\end{align}</p>',
    '$$\\begin{align}a &= b\\end{align}$$',
  ),
  text('what editors put into formulas', '<p>\\(a&nbsp;&lt;<br>b\\)</p>', '$a < b$'),
  text('old TeX marks', '<p>[tex]x_1[/tex]</p>', '$x_1$'),
  text('braces that stand for no variable', '<p>\\(x^{{n}}\\) and {{n}}</p>', '$x^{ {n}}$ and {\\{n}}'),
  text('a digit before a formula', '<p>2\\(x\\)3</p>', '2\u2060$x$\u20603'),
  text(
    'a table',
    '<table><tr><th>x</th><th>\\(|y|\\)</th></tr><tr><td>1</td><td>a|b</td></tr></table>',
    '| x | $\\|y\\|$ |\n| --- | --- |\n| 1 | a\\|b |',
  ),
  text(
    'a table without a head',
    '<table><tbody><tr><td>1</td><td></td></tr><tr><td>3</td><td>4</td></tr></tbody></table>',
    '|  |  |\n| --- | --- |\n| 1 |  |\n| 3 | 4 |',
  ),
  text(
    'a table with code',
    '<table><tr><td><pre>a\nb</pre></td></tr></table>',
    '```\na\nb\n```',
    'html',
    /table became paragraphs/,
  ),
  text(
    'code without a language',
    '<pre>for i in range(3):\n    print(i)</pre>',
    '```\nfor i in range(3):\n    print(i)\n```',
  ),
  text(
    'code with line breaks of HTML',
    '<pre>def f():<br>&nbsp; &nbsp; return 1</pre>',
    '```\ndef f():\n    return 1\n```',
  ),
  text('code with a language', '<pre><code class="language-python">a_b *= 2</code></pre>', '```python\na_b *= 2\n```'),
  text('code with fences and dollars', '<pre>$a = `b`;\n```</pre>', '````\n$a = `b`;\n```\n````'),
  text('code in a line', '<p>What is <code>a_b[`0`]</code>?</p>', 'What is ``a_b[`0`]``?'),
  text('lines of code in a line', '<p><code>a = 1<br>b = 2</code></p>', '```\na = 1\nb = 2\n```'),
  text(
    'powers and indices',
    '<p>x<sup>2</sup>, H<sub>2</sub>O, 10<sup>-3</sup>, a<sub>ij</sub></p>',
    'x², H₂O, 10⁻³, aᵢⱼ',
  ),
  text('an index of no character', '<p>W<sup>[l]</sup> and v<sub>max</sub></p>', 'W$^{[l]}$ and vₘₐₓ'),
  text(
    'nested lists',
    '<ol><li>one<ul><li>a</li><li>b</li></ul></li><li>two</li></ol>',
    '1. one\n   - a\n   - b\n2. two',
  ),
  text('a list with code', '<ul><li>run<pre>x = 1\n  y</pre></li></ul>', '- run\n\n  ```\n  x = 1\n    y\n  ```'),
  text('line breaks', '<p>one<br>two</p><p>three</p>', 'one  \ntwo\n\nthree'),
  text(
    'marks of Markdown',
    '<p>1) a_b *c* #d [e](f) ~~g~~ &amp;lt;</p>',
    '1\\) a\\_b \\*c\\* #d \\[e\\](f) \\~~g\\~~ \\&lt;',
  ),
  text('emphasis in a word', '<p>im<b>port</b>ant, <i>a</i>b, <u>not</u></p>', 'im**port**ant, *a*b, *not*'),
  text('non-breaking spaces', '<p>5&nbsp;km</p>', '5\u00A0km'),
  text('scripts', '<p>a</p><script>alert(1)</script>', 'a'),
  text(
    'Markdown',
    'The `a_b` of \\\\(x_1\\\\) is **bold**\n\n| a |\n|---|',
    'The `a_b` of $x_1$ is **bold**\n\n| a |\n|---|',
    'markdown',
  ),
  text('HTML in Markdown', 'x<sup>2</sup><br>costs $5', 'x²  \ncosts \\$5', 'markdown'),
  text('plain text', 'a < b\n  x_1 \\(y_1\\)', 'a < b  \n\u00A0 x\\_1 $y_1$', 'plain_text'),
  text('the old format', 'a <b>c</b> \\(x\\)\nif a<d', 'a **c** $x$  \nif a\\<d', 'moodle_auto_format'),
  text(
    'a sound',
    '<p>Listen: <audio src="@@PLUGINFILE@@/a.mp3">x</audio></p>',
    'Listen:',
    'html',
    /a sound was left out/,
  ),
  text('a linked file', '<p><a href="@@PLUGINFILE@@/a.csv">data</a></p>', 'data', 'html', /file that "data" leads to/),
  {
    ...text(
      'a picture',
      '<p>See <img src="@@PLUGINFILE@@/my%20net.png" alt="two *units*"></p>',
      'See ![two \\*units\\*](my-net.png)',
    ),
    more: TRUE,
  },
  text('a picture in the text', `<p><img alt="dot" src="data:image/png;base64,${PIXEL}"></p>`, '![dot](picture.png)'),
  text(
    'a picture without a description',
    `<img src="data:image/png;base64,${PIXEL}">`,
    '![](picture.png)',
    'html',
    /no description/,
  ),
  text(
    'a picture that is not there',
    '<img src="@@PLUGINFILE@@/x.png" alt="net">',
    '![net](x.png)',
    'html',
    /x\.png is not in the file/,
  ),
  text(
    'a picture that runs',
    '<img alt="d" src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48L3N2Zz4=">',
    '(d)',
    'html',
    /left out: it is no png/,
  ),
  {
    what: 'a picture of Moodle 1.9',
    type: 'truefalse',
    text: 'Old',
    more: `<image>quiz/dot.png</image><image_base64>${PIXEL}</image_base64>${TRUE}`,
    question: { text: 'Old\n\n![](dot.png)' },
    said: /dot\.png has no description/,
  },
  choice(
    'pictures in options and feedback',
    true,
    answer(
      100,
      '&lt;img src="@@PLUGINFILE@@/a.png" alt="A"&gt;',
      `${file('a.png')}<feedback format="html"><text>&lt;img src="@@PLUGINFILE@@/f.png" alt="F"&gt;</text>${file('f.png')}</feedback>`,
    ) + answer(0, '&lt;img src="@@PLUGINFILE@@/b.png" alt="B"&gt;', file('b.png')),
    { options: [{ text: '![A](a.png)', correct: true, explanation: '![F](f.png)' }, { text: '![B](b.png)' }] },
  ),
  short(
    'references by number and name',
    answer(100, '&#214;sterreich') + answer(100, '&Uuml;ber &#x3b1;') + answer(100, 'R&amp;D'),
    { accepted: ['Österreich', 'Über α', 'R&D'] },
  ),
  short('stars with case', `<usecase>1</usecase>${answer(100, 'Gradient*Descent')}`, {
    accepted: ['Gradient Descent'],
    pattern: 'Gradient.*Descent',
    caseSensitive: true,
  }),
  short('stars without case', answer(100, '*Softmax*'), { accepted: ['Softmax'], pattern: '.*softmax.*' }),
  short('stars that are stars', answer(100, 'a\\*b'), { accepted: ['a*b'] }),
  short('stars of both kinds', answer(100, '5*\\**count'), { pattern: '5.*\\*.*count' }),
  short('any answer', answer(100, '*'), { pattern: '.*' }),
  short(
    'answers worth a part',
    answer(100, 'bias') + answer(50, 'offset', feedback('nearly')),
    { accepted: ['bias'], mistakes: [{ answer: 'offset', explanation: 'nearly' }] },
    /worth a part earn nothing/,
  ),
  short(
    'feedback of the right answer',
    answer(100, 'bias', feedback('Yes.')),
    { accepted: ['bias'], explanation: 'Yes.' },
    /part of the explanation/,
  ),
  number('two right numbers', answer(100, '2', tolerance('0')) + answer(100, '-2', tolerance('0.1')), {
    answer: 2,
    also: [{ answer: -2, tolerance: { absolute: 0.1 } }],
  }),
  number('decimal commas', answer(100, '3,14', tolerance('0,01')), { answer: 3.14, tolerance: { absolute: 0.01 } }),
  number(
    'a unit',
    `${answer(100, '3', tolerance('0'))}<units><unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>`,
    { answer: 3, unit: 'km' },
    /unit km is shown.*other units were left out: m/,
  ),
  number('no right number', answer(50, '3'), undefined, /wholly right/),
  number('a negative share', answer(100, '3') + answer(-50, '4', feedback('no')), {
    mistakes: [{ answer: 4, explanation: 'no' }],
  }),
  choice(
    'partial credit of one choice',
    true,
    answer(0, 'a') + answer(25, 'b') + answer(100, 'c'),
    { type: 'single-choice', options: [{ text: 'a' }, { text: 'b' }, { text: 'c', correct: true }] },
    /worth a part became wrong/,
  ),
  choice(
    'a best option below 100 %',
    true,
    answer(90, 'a') + answer(0, 'b'),
    { options: [{ correct: true }, {}] },
    /worth 90 % and is right/,
  ),
  choice(
    'two right ones of one choice',
    true,
    answer(100, 'a') + answer(100, 'b'),
    undefined,
    /2 of its options are right/,
  ),
  choice(
    'what costs more than a right one gives',
    false,
    answer(50, 'a') + answer(50, 'b') + answer(-100, 'c'),
    { type: 'multiple-choice' },
    /takes away as much/,
  ),
  choice('shares as they are here', false, answer(50, 'a') + answer(50, 'b') + answer(-50, 'c'), {
    options: [{ correct: true }, { correct: true }, {}],
  }),
  choice('no right option', false, answer(0, 'a') + answer(0, 'b'), undefined, /wholly right/),
  choice('formulas in options', true, answer(100, '\\(\\frac{a_1}{b_2}\\)') + answer(0, '$$z_2$$'), {
    options: [{ text: '$\\frac{a_1}{b_2}$' }, { text: '$$z_2$$' }],
  }),
  {
    what: 'pairs with references',
    type: 'matching',
    text: 'Match',
    more: '<subquestion format="html"><text>Gr&amp;ouml;&amp;szlig;e</text><answer><text>x &lt; y</text></answer></subquestion><subquestion format="html"><text>\\(a_1\\)</text><answer><text>&#171;7&#187;</text></answer></subquestion>',
    question: {
      pairs: [
        { left: 'Größe', right: 'x < y' },
        { left: '$a_1$', right: '«7»' },
      ],
    },
  },
  {
    what: 'a statement with no right answer',
    type: 'truefalse',
    text: 'So?',
    more: answer(0, 'true') + answer(0, 'false'),
    said: /wholly right/,
  },
  ...[
    'MULTICHOICE',
    'MC',
    'MULTICHOICE_V',
    'MULTICHOICE_H',
    'MULTICHOICE_S',
    'MULTICHOICE_VS',
    'MULTICHOICE_HS',
    'MCV',
    'MCH',
    'MCS',
    'MCVS',
    'MCHS',
  ].map((kind) =>
    cloze(`a gap of type ${kind}`, `It is {1:${kind}:beta~=alpha_1~gamma}.`, {
      cloze: 'It is [[g1]].',
      gaps: { g1: { options: ['beta', 'alpha_1', 'gamma'], answer: 'alpha_1' } },
    }),
  ),
  ...['MULTIRESPONSE', 'MR', 'MULTIRESPONSE_H', 'MULTIRESPONSE_S', 'MULTIRESPONSE_HS', 'MRH', 'MRS', 'MRHS'].map(
    (kind) =>
      cloze(
        `a gap of type ${kind}`,
        `Which? {1:${kind}:=a_1~%50%b~%-50%c#no}`,
        {
          type: 'multiple-choice',
          text: 'Which? …',
          options: [
            { text: 'a\\_1', correct: true },
            { text: 'b', correct: true },
            { text: 'c', explanation: 'no' },
          ],
        },
        /became multiple choice/,
      ),
  ),
  ...['SHORTANSWER', 'SA', 'MW'].map((kind) =>
    cloze(`a gap of type ${kind}`, `{1:${kind}:=dA_prev}`, { gaps: { g1: { accepted: ['dA_prev'] } } }),
  ),
  ...['SHORTANSWER_C', 'SAC', 'MWC'].map((kind) =>
    cloze(`a gap of type ${kind}`, `{1:${kind}:=ReLU}`, { gaps: { g1: { accepted: ['ReLU'], caseSensitive: true } } }),
  ),
  ...['NUMERICAL', 'NM'].map((kind) =>
    cloze(`a gap of type ${kind}`, `{1:${kind}:=3,14:0,01~=-2}`, {
      gaps: { g1: { number: 3.14, tolerance: { absolute: 0.01 }, also: [{ answer: -2 }] } },
    }),
  ),
  cloze('stars in gaps', '{:SA:=*pi*}', { gaps: { g1: { accepted: ['pi'], pattern: '.*pi.*' } } }),
  cloze('escapes in gaps', '{1:SA:=a\\~b\\}c\\#d\\=e}', { gaps: { g1: { accepted: ['a~b}c#d=e'] } } }),
  cloze('references in gaps', '{1:SA:=x &lt; &#214;}', { gaps: { g1: { accepted: ['x < Ö'] } } }),
  cloze(
    'weights and partial credit',
    '{2:SA:=a~%50%b} {1:NM:=1}',
    { gaps: { g1: { accepted: ['a'] }, g2: { number: 1 } } },
    /gap 1: answers worth a part earn nothing; its gaps weighed 2, 1/,
  ),
  cloze(
    'feedback of gaps',
    '{1:MC:=a_1#yes~b#no}',
    { explanation: '- (1) a\\_1: yes\n- (1) b: no' },
    /feedback of its gaps/,
  ),
  cloze('gaps in code', '<pre>x = {1:SA:=y};</pre>', { cloze: '`x =\u00A0`[[g1]]`;`' }),
  cloze('formulas beside gaps', '\\(a_1\\) is {1:NM:=1}, \\(W^{[l]}\\) is {1:NM:=2}', {
    cloze: '$a_1$ is [[g1]], $W^{[l]}$ is [[g2]]',
  }),
  cloze('a choice that several answer', '{1:MC:=a~=b~c}', undefined, /gap 1: 2 of its choices are right/),
  cloze('a gap of an unknown type', 'x {1:REGEXP:=abc}', undefined, /type REGEXP/),
  cloze('a gap without an end', 'x {1:MC:=abc~d', undefined, /no end/),
  cloze('a gap of no type', 'x {1:=abc}', undefined, /cannot be read/),
];
