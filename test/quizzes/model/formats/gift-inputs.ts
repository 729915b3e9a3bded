/** Small inputs of GIFT with what they must become. */

/** What a text must become: its questions, and what is said; a question that is left out has no entry in `questions`. */
export interface GiftInput {
  readonly what: string;
  readonly gift: string;
  readonly questions: readonly object[];
  /** Kinds of the report in order; all kept when left out. */
  readonly kinds?: readonly ('kept' | 'changed' | 'dropped')[];
  /** Must be in the report; nothing must be there when left out. */
  readonly said?: RegExp;
}

const options = (...texts: string[]) => ({
  options: texts.map((text) => (text.startsWith('=') ? { text: text.slice(1), correct: true } : { text })),
});
const one = (what: string, gift: string, question: object | undefined, said?: RegExp): GiftInput => ({
  what,
  gift,
  questions: question ? [question] : [],
  kinds: [!question ? 'dropped' : said ? 'changed' : 'kept'],
  ...(said ? { said } : {}),
});
const single = (what: string, gift: string, texts: string[], said?: RegExp, more: object = {}): GiftInput =>
  one(what, gift, { type: 'single-choice', ...options(...texts), ...more }, said);
const multiple = (what: string, gift: string, texts: string[], said?: RegExp): GiftInput =>
  one(what, gift, { type: 'multiple-choice', ...options(...texts) }, said);
const number = (what: string, gift: string, question: object | undefined, said?: RegExp): GiftInput =>
  one(what, gift, question && { type: 'numeric', ...question }, said);
const word = (what: string, gift: string, question: object | undefined, said?: RegExp): GiftInput =>
  one(what, gift, question && { type: 'short-text', ...question }, said);
const about = (absolute: number) => ({ absolute, relative: 0 });
const YES_NO = '{=yes ~no}';
/** A text that becomes this Markdown. */
const text = (what: string, gift: string, markdown: string, said?: RegExp): GiftInput =>
  one(what, `${gift}${YES_NO}`, { type: 'single-choice', text: markdown }, said);

export const GIFT_INPUTS: readonly GiftInput[] = [
  // Marks of GIFT in texts.
  single('a colon in the text', 'Look at this line: what is it? {=a ~b}', ['=a', 'b'], undefined, {
    text: 'Look at this line: what is it?',
  }),
  single('colons in answers', 'Which one? {=yes: always ~no: never}', ['=yes: always', 'no: never']),
  single('an equals sign in the text', 'What is x when x = 3? {=three ~four}', ['=three', 'four'], undefined, {
    text: 'What is x when x = 3?',
  }),
  single('addresses as answers', 'Pick {=https://example.org/a ~ftp://example.org}', [
    '=https://example.org/a',
    'ftp://example.org',
  ]),
  text('a tilde and a hash in the text', 'About ~5 of #1: is it? ', 'About ~5 of #1: is it?'),
  text('a time', '::T::At 10:30::00? ', 'At 10:30::00?'),
  single('a percent sign that is no share', 'Which magic loads code? {\n~ %run\n= %load\n}', ['%run', '=%load']),
  single('an equals sign in answers of lines', 'Which? {\n= x = 3\n~ x = 4\n}', ['=x = 3', 'x = 4'], /taken for text/),
  single('an equals sign in answers of one line', 'Which? {=x = 3 ~x = 4}', ['=x = 3', 'x = 4'], /taken for text/),
  single(
    'an equals sign in an address',
    'Which? {=https://example.org/?q=1 ~https://example.org/}',
    ['=https://example.org/?q=1', 'https://example.org/'],
    /taken for text/,
  ),
  multiple(
    'an equals sign beside shares',
    'Which? {~%50%a=1 ~%50%b=2 ~%-50%c=3}',
    ['=a=1', '=b=2', 'c=3'],
    /taken for text/,
  ),
  single('answers without spaces', 'Which?{~a=b~c}', ['a', '=b', 'c']),
  single(
    'everything escaped',
    'Is \\{a\\: b \\= c \\~ d \\# e\\} so? {=\\=a\\~b\\#c ~\\{d\\}\\:}',
    ['=\\=a~b#c', '{d}:'],
    undefined,
    {
      text: 'Is {a: b = c ~ d # e} so?',
    },
  ),
  text('line breaks', 'One\\nTwo? ', 'One  \nTwo?'),
  text('backslashes', 'A \\\\ B? ', 'A \\\\ B?'),
  text('other backslashes', 'C:\\temp? ', 'C:\\\\temp?'),

  // Formulas.
  text('a formula', 'Is \\(x^\\{2\\}\\) so? ', 'Is $x^{2}$ so?'),
  text('a formula as Moodle writes it', 'Is \\\\(\\\\frac\\{1\\}\\{m\\} a_1\\\\) so? ', 'Is $\\frac{1}{m} a_1$ so?'),
  text(
    'a formula whose braces are not escaped',
    'Is $W^{[l]}$ or $\\frac{1}{2}$ so? ',
    'Is $W^{[l]}$ or $\\frac{1}{2}$ so?',
  ),
  text('a formula that is transposed', 'Is $A^{T} A$ so? ', 'Is $A^{T} A$ so?'),
  text('a formula with \\nabla', 'Is $\\nabla J$ or \\(\\nu \\neq 0\\) so? ', 'Is $\\nabla J$ or $\\nu \\neq 0$ so?'),
  text('prices', '::P::A book costs $5 and a pen $6. Is it? ', 'A book costs \\$5 and a pen \\$6. Is it?'),
  single('formulas in answers', 'Which? {=$$x_1$$ ~\\(x_\\{2\\}\\)}', ['=$$x_1$$', '$x_{2}$']),

  // Formats.
  text('HTML', '::H::[html]<p>Wie groß ist &alpha;&nbsp;&lt; 1?</p>', 'Wie groß ist α\u00A0< 1?'),
  single('HTML in answers', '[html]Which? {=<b>groß</b> ~klein}', ['=**groß**', 'klein']),
  single('Markdown', '::C::[markdown]What prints `a_b*c`? {=**bold** ~plain}', ['=**bold**', 'plain'], undefined, {
    text: 'What prints `a_b*c`?',
  }),
  text('plain text', '[plain]Is <b> *so*? ', 'Is \\<b> \\*so\\*?'),
  text("Moodle's own format", '[moodle]Is <b>this</b> *so*? ', 'Is **this** \\*so\\*?'),
  text('no format of that name', '[0, 1] is what? ', '\\[0, 1\\] is what?'),
  single('a format of an answer', 'Which? {=[markdown]*a* ~[html]<i>b</i> ~*c*}', ['=*a*', '*b*', '\\*c\\*']),
  text(
    'code in Markdown',
    '[markdown]What?\n```python\nif x:\n    y \\= 1\n```\n',
    'What?\n```python\nif x:\n    y = 1\n```',
  ),
  text('code in HTML', '[html]What?<pre>if x\\:\n    y \\= 1</pre>', 'What?\n\n```\nif x:\n    y = 1\n```'),

  // Titles, categories, comments.
  single('a title with a colon', '::Part 1\\: sums::2+2? {=4 ~5}', ['=4', '5'], undefined, { id: 'part-1-sums' }),
  single('a title over its text', '::Sums::\n2+2?\n{\n=4\n~5\n}', ['=4', '5'], undefined, { id: 'sums', text: '2+2?' }),
  single('comments', '// one\n::A::2+2? {\n// right:\n=4\n// wrong:\n~5\n}\n// end', ['=4', '5']),
  single('tags in comments', '// [id:7] [tag:easy]\n2+2? {=4 ~5}', ['=4', '5'], /tags were left out/),
  single('a category', '$CATEGORY: $course$/top/Sums\n\n2+2? {=4 ~5}', ['=4', '5']),
  single('a category without a blank line', '$CATEGORY: Sums\n::A::2+2? {=4 ~5}', ['=4', '5']),

  // Choices.
  one('feedback', '2+2? {=4#yes ~5#no: 4 ~6#\n####in general}', {
    type: 'single-choice',
    options: [{ text: '4', correct: true, explanation: 'yes' }, { text: '5', explanation: 'no: 4' }, { text: '6' }],
    explanation: 'in general',
  }),
  single(
    'shares in single choice',
    'Jesus Christ was from { ~Jerusalem ~%25%Bethlehem ~%50%Galilee =Nazareth }',
    ['Jerusalem', 'Bethlehem', 'Galilee', '=Nazareth'],
    /worth a part became wrong/,
  ),
  single('negative shares in single choice', 'Which? {=a ~%-25%b ~c}', ['=a', 'b', 'c'], /take nothing away/),
  single('a tilde before an equals sign', 'Which? {~=a ~b}', ['=a', 'b']),
  multiple('several right options', 'Which two? {~%50%a ~%50%b ~%-50%c}', ['=a', '=b', 'c']),
  multiple(
    'a wrong option that takes more away',
    'Which two? {~%50%a ~%50%b ~%-100%c}',
    ['=a', '=b', 'c'],
    /takes away/,
  ),
  multiple('thirds', 'Which? {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-33.33333%d}', ['=a', '=b', '=c', 'd']),
  multiple('shares with a comma', 'Which? {~%50,0%a ~%50,0%b ~%-50%c}', ['=a', '=b', 'c']),
  multiple('one right option among boxes', 'Which? {~%100%a ~%-100%b}', ['=a', 'b']),
  multiple('shares of right ones', 'Which? {=%50%a =%50%b ~%-50%c}', ['=a', '=b', 'c']),
  one('two right options of which one can be chosen', 'Which? {=a =b ~c}', undefined, /2 of its options are right/),
  one('no right option', 'One of three {~a ~b ~c}', undefined, /no answer of it is wholly right/),
  one('one option', 'Which? {~%100%a}', undefined, /1 options/),
  one('two equal options', 'Which? {=a ~b ~b}', undefined, /read the same/),
  one('a missing word', 'The capital is {=Paris ~Rome} of France.', {
    type: 'single-choice',
    text: 'The capital is \\_\\_\\_\\_\\_ of France.',
  }),
  one('a missing word in Markdown', '[markdown]{=Paris ~Rome}\nis *it*.', {
    type: 'single-choice',
    text: '\\_\\_\\_\\_\\_\nis *it*.',
  }),
  one('braces of code in answers', 'Which? {=f() { return 1 } ~f()}', {
    type: 'single-choice',
    ...options('=f() { return 1 }', 'f()'),
  }),

  // True or false.
  one('true', 'Is it? {T}', { type: 'true-false', answer: true }),
  one('false in full', 'Is it? { FALSE }', { type: 'true-false', answer: false }),
  one('small letters', 'Is it? {true}', { type: 'true-false', answer: true }),
  one(
    'true or false with feedback',
    'Is it? {F#wrong, because#right####in general}',
    { type: 'true-false', answer: false, explanation: 'wrong, because\n\nright\n\nin general' },
    /feedback/,
  ),
  one('general feedback alone', 'Is it? {T####in general}', { type: 'true-false', explanation: 'in general' }),

  // Numbers.
  number('a number', 'When? {#1822}', { answer: 1822, tolerance: about(0) }),
  number('a tolerance', 'When was Grant born? {#1822:5}', { answer: 1822, tolerance: about(5) }),
  number('commas', 'French pi {#3,14:0,01}', { answer: 3.14, tolerance: about(0.01) }),
  number('a range', 'Pi? {#3.1..3.2}', { answer: 3.15, tolerance: about(0.05) }),
  number('a negative range', 'Where? {#-2..-1}', { answer: -1.5, tolerance: about(0.5) }),
  number('exponents', 'Small? {#1e-3:1e-4}', { answer: 0.001, tolerance: about(0.0001) }),
  number('a minus of typesetters', 'Where? {#−2}', { answer: -2 }),
  number('several right numbers', 'Roots? {#\n=2:0.1\n=-2:0.1\n}', {
    answer: 2,
    tolerance: about(0.1),
    also: [{ answer: -2, tolerance: about(0.1) }],
  }),
  number(
    'numbers worth a part',
    'When? {# =1822:0#Right. =%50%1822:2#Nearly. ~#No.}',
    { answer: 1822, explanation: 'Right.', mistakes: [{ answer: 1822, explanation: 'Nearly.' }] },
    /worth a part.*all other answers/,
  ),
  number('no number', 'When? {#soon}', undefined, /"soon" is no number/),
  number('nothing behind the hash', 'When? {#}', undefined, /no number stands behind/),

  // Words.
  word('words', "Who's buried there? {=no one =nobody}", { accepted: ['no one', 'nobody'] }),
  word('a word without a mark', 'Who? {nobody}', { accepted: ['nobody'] }),
  word('wildcards', 'Which? {=Gradient*Descent}', { accepted: ['Gradient Descent'], pattern: 'gradient.*descent' }),
  word('a star', 'Which? {=5\\\\*count}', { accepted: ['5*count'] }),
  word('underscores', 'Which? {=dA_prev}', { accepted: ['dA_prev'] }),
  word(
    'words worth a part',
    'Who? {=Grant#yes =%50%U. S. Grant#nearly}',
    { accepted: ['Grant'], explanation: 'yes', mistakes: [{ answer: 'U. S. Grant', explanation: 'nearly' }] },
    /worth a part earn nothing/,
  ),
  word(
    'words of lines with equals signs',
    'Which? {\n=x = 3\n=x=3\n}',
    { accepted: ['x = 3', 'x=3'] },
    /taken for text/,
  ),
  word('no word', 'Which? {=%0%a}', undefined, /no answer of it is wholly right/),

  // Pairs.
  one('pairs', '::M::Match {=a -> 1 =b -> 2 =c -> 3}', {
    type: 'matching',
    pairs: [
      { left: 'a', right: '1' },
      { left: 'b', right: '2' },
      { left: 'c', right: '3' },
    ],
  }),
  one('a right side that is left over', 'Match {\n=a -> 1\n=b -> 2\n= -> 3\n}', {
    type: 'matching',
    distractors: ['3'],
  }),
  one(
    'pairs with equals signs',
    'Match {\n=x = 1 -> a\n=x = 2 -> b\n}',
    {
      type: 'matching',
      pairs: [
        { left: 'x = 1', right: 'a' },
        { left: 'x = 2', right: 'b' },
      ],
    },
    /taken for text/,
  ),
  one('a pair without an arrow', 'Match {=a -> 1 =b}', undefined, /no ->/),
  one(
    'eleven pairs',
    `Match {${Array.from({ length: 11 }, (_, at) => `=a${at} -> b${at}`).join(' ')}}`,
    undefined,
    /11 pairs/,
  ),

  // What cannot be used, beside what can.
  {
    what: 'an essay',
    gift: 'Survey? {}\n\nReal? {=1 ~2}',
    questions: [{ text: 'Real?' }],
    kinds: ['dropped', 'kept'],
    said: /essay/,
  },
  {
    what: 'a description',
    gift: 'Read this.\n\nReal? {=1 ~2}',
    questions: [{ text: 'Real?' }],
    kinds: ['dropped', 'kept'],
    said: /asks nothing/,
  },
  {
    what: 'a formula in a description',
    gift: 'Let $x^{2}$ be.\n\nReal? {=1 ~2}',
    questions: [{ text: 'Real?' }],
    kinds: ['dropped', 'kept'],
    said: /asks nothing/,
  },
  {
    what: 'questions without a blank line',
    gift: '// no blank line\n::A::One? {=1 ~2}\n::B::Two? {=2 ~1}\nThree? {\n=3\n~4\n}\nFour? {T}',
    questions: [{ text: 'One?' }, { text: 'Two?' }, { text: 'Three?' }, { text: 'Four?' }],
  },
  {
    what: 'a brace that is not closed',
    gift: '::A::One? {=1 ~2\n\n::B::Two? {=2 ~1}\n\nThree? {=3 ~4\n\nFour? {T}',
    questions: [{ text: 'Two?' }, { text: 'Four?' }],
    kinds: ['dropped', 'kept', 'dropped', 'kept'],
    said: /a \} is missing/,
  },
  {
    what: 'a blank line between answers',
    gift: 'One? {\n=1\n\n~2\n}\n\nTwo? {T}',
    questions: [{ text: 'One?', ...options('=1', '2') }, { text: 'Two?' }],
  },
  {
    what: 'two questions in a line',
    gift: 'One? {=1 ~2} Two? {=2 ~1} Three?\n\nFour? {T}',
    questions: [{ text: 'Four?' }],
    kinds: ['dropped', 'kept'],
    said: /2 parts of it stand in braces/,
  },
  {
    what: 'gaps of Cloze',
    gift: 'A {1:SHORTANSWER:=b}\n\nFour? {T}',
    questions: [{ text: 'Four?' }],
    kinds: ['dropped', 'kept'],
    said: /Cloze/,
  },
  {
    what: 'a unit that looks like a mark',
    gift: '::Q1::What is 2+2? {=4 ~5}\n\n::Q2::Which unit has time: s or m? {=s ~m}\n\n::Q3::True? {T}',
    questions: [{ id: 'q1' }, { id: 'q2' }, { id: 'q3' }],
  },
  {
    what: 'line ends of Windows and a mark of byte order',
    gift: '\uFEFFOne? {=1 ~2}\r\n\r\nTwo? {T}\r\n',
    questions: [{ text: 'One?' }, { text: 'Two?' }],
  },
  { what: 'no line end', gift: 'One? {=1 ~2}', questions: [{ text: 'One?' }] },
  { what: 'lines of spaces', gift: 'One? {=1 ~2}\n \t \nTwo? {T}', questions: [{ text: 'One?' }, { text: 'Two?' }] },
  { what: 'equal titles', gift: '::A::One? {=1 ~2}\n\n::A::Two? {T}', questions: [{ id: 'a' }, { id: 'a-2' }] },
];
