// Nothing from outside becomes markup.
import { describe, expect, it } from 'vitest';
import { html, htmlText } from './html.ts';

describe('html', () => {
  it('escapes texts, in elements and in attributes', () => {
    const bad = `"><script>alert('x')</script>&`;
    expect(htmlText(html`<a href="${bad}">${bad}</a>`)).toBe(
      '<a href="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it('keeps markup of its own, joins lists, leaves out null and control characters', () => {
    const items = ['一', '<二>'].map((one) => html`<li>${one}</li>`);
    expect(htmlText(html`<ul>${items}${null}</ul>${3}${'a\u0000\u000bb\n'}`)).toBe(
      '<ul><li>一</li><li>&lt;二&gt;</li></ul>3ab\n',
    );
  });
});
