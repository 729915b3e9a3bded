/**
 * Owns a corpus of texts that try to run as scripts: the classic places, and random mixtures of their pieces.
 * Must not know pages. A text that runs sets `pwned` on the window.
 */
import fc from 'fast-check';

const RUN = 'window.pwned=1';

/** Texts that run where a page forgets to escape in some place. */
export const PAYLOADS: readonly string[] = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<iframe src="javascript:parent.pwned=1"></iframe>`,
  `<object data="data:text/html,<script>${RUN}</script>"></object>`,
  `<a href="javascript:${RUN}">link</a>`,
  `<form action="javascript:${RUN}"><button>go</button></form>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<base href="https://evil.example/">`,
  `<link rel=stylesheet href="data:text/css,*{background:red}">`,
  `<style>*{background:red}</style>`,
  `<div style="background:url(javascript:${RUN})">`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</pre></code><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `--><script>${RUN}</script><!--`,
  `]]><script>${RUN}</script>`,
  `" onmouseover="${RUN}" autofocus onfocus="${RUN}" x="`,
  `' onfocus='${RUN}' autofocus='`,
  '`onfocus=window.pwned=1 autofocus`',
  `{{{constructor.constructor('${RUN}')()}}}`,
  `{{#with "s" as |string|}}{{string.sub.constructor '${RUN}'}}{{/with}}`,
  `\${window.pwned=1}`,
  `javascript:${RUN}`,
  `\u202e<script>${RUN}</script>`,
  `\u0000<script>${RUN}</script>`.replace('\0', ''),
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `<img src="x" / onerror=${RUN} //`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<video><source onerror=${RUN}></video>`,
  `<button popovertarget=x onclick=${RUN}>x</button>`,
];

/** Markdown that tries the same. */
export const MARKDOWN: readonly string[] = [
  `[link](javascript:${RUN})`,
  `[link](JaVaScRiPt:${RUN})`,
  `[link](data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduZWQ9MTwvc2NyaXB0Pg==)`,
  `[link](vbscript:x)`,
  `![image](/assets/icon.svg '" onerror="${RUN}')`,
  `[x]: javascript:${RUN}\n\n[x]`,
  `<javascript:${RUN}>`,
  `\`\`\`"><script>${RUN}</script>\ncode\n\`\`\``,
  `# <img src=x onerror=${RUN}>`,
  `| <img src=x onerror=${RUN}> | b |\n|---|---|\n| "><script>${RUN}</script> | d |`,
  `$\\text{<img src=x onerror=${RUN}>}$`,
  `$$\\text{</math><script>${RUN}</script>}$$`,
];

/** Random mixtures of the pieces of the corpus, always the same ones. */
export function mixtures(count: number): string[] {
  const pieces = [...PAYLOADS, '<', '>', '"', "'", '`', '&', '=', '/', '\\', '{{', '}}', '\u2028', 'é', '👩‍🔬', ' '];
  const text = fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 6 }).map((parts) => parts.join(''));
  return fc.sample(text, { numRuns: count, seed: 20261123 });
}
