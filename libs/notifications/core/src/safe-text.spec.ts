import { expect, it } from 'vitest';
import { escapeHtml, unlinked } from './safe-text.ts';

it('escapes what HTML would take for markup', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
  );
});

it.each(['evil.example', 'www.evil.vn/x', 'https://evil.vn', 'mailto:a@b.vn', 'a@b.vn', 'lừa.đảo.vn'])(
  'breaks up %s, invisibly',
  (text) => {
    expect(unlinked(text)).not.toBe(text);
    expect(unlinked(text).replaceAll('\u200b', '')).toBe(text);
    expect(unlinked(text)).not.toMatch(/[\p{L}\d][.@:/]+[\p{L}\d]/u);
  },
);

it.each(['Nguyễn Thị Mỹ Duyên', 'TS. Lê Văn Đạt', 'Nguyễn V. A.'])('leaves %s alone', (name) => {
  expect(unlinked(name)).toBe(name);
});
