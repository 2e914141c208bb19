import { LOCALES } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { MAIL_TEMPLATE_NAMES } from '../mail-templates.ts';
import { renderMail } from '../render-mail.ts';
import { sampleMails } from '../sample-mails.ts';
import { parseWording } from './parse-wording.ts';
import { isWordable, placeholdersOf, standardWording } from './standard-wording.ts';
import { wordingProblems } from './wording.ts';

const received = placeholdersOf('registration-received');
const both = (vi: string, en = '') => ({ vi, en });
const problems = (subject: string, body: string) =>
  wordingProblems({ subject: both(subject), body: both(body) }, received);

describe('a wording', () => {
  it('knows its placeholders, and only those of its mail', () => {
    expect(received).toEqual(['ho_ten', 'su_kien', 'thoi_gian', 'dia_diem', 'lien_he', 'loai_ve']);
    expect(problems('Chào {ho_ten}', 'Hẹn gặp tại {dia_diem}.')).toEqual([]);
  });

  it.each([
    ['{ma_ve}', 'unknown_placeholder', '{ma_ve}'],
    ['{holderName}', 'unknown_placeholder', '{holderName}'],
    ['{event.days}', 'unknown_placeholder', '{event.days}'],
    ['{constructor}', 'unknown_placeholder', '{constructor}'],
    ['{ ho_ten }', 'unknown_placeholder', '{ ho_ten }'],
    ['Chào {ho_ten', 'damaged_placeholder', '{ho_ten'],
    ['Chào ho_ten}', 'damaged_placeholder', 'Chào ho_ten}'],
    ['{{ho_ten}}', 'damaged_placeholder', '{{ho_ten}}'],
    ['{}', 'damaged_placeholder', '{}'],
  ])('says which placeholder is wrong and where: %s', (text, code, found) => {
    expect(problems('Thư', `Dòng một\n${text}`)[0]).toEqual({ field: 'body.vi', code, found, line: 2 });
  });

  it('needs Vietnamese; English wholly or not at all', () => {
    expect(problems('', ' ').map(({ field, code }) => `${field} ${code}`)).toEqual([
      'subject.vi required',
      'body.vi required',
    ]);
    expect(wordingProblems({ subject: both('A', 'B'), body: both('C') }, received)).toMatchObject([
      { field: 'body.en', code: 'required' },
    ]);
  });

  it('refuses lines in a subject, invisible characters and endless texts', () => {
    expect(problems('A\nBcc: b@c.example', 'x')).toMatchObject([{ field: 'subject.vi', code: 'not_plain_text' }]);
    expect(problems('A', 'x\u202ey')).toMatchObject([{ code: 'not_plain_text' }]);
    expect(problems('A', 'x'.repeat(5001))).toMatchObject([{ code: 'too_long' }]);
  });

  it('is put in once: a value with braces and markup stays what it is', () => {
    const name = '{su_kien} <b>{ho_ten} $& evil.example';
    const values = sampleMails('vi', name)['registration-received'];
    const wording = { subject: '{ho_ten}', body: 'Chào {ho_ten}, <i>hẹn</i> gặp.\n\nĐoạn hai.' };
    const mail = renderMail('registration-received', values, 'vi', { wording });
    expect(mail.text).toContain('Chào {su_kien} <b>{ho_ten} $& evil.\u200bexample, <i>hẹn</i> gặp.\n\nĐoạn hai.');
    expect(mail.html).toContain('{su_kien} &lt;b&gt;{ho_ten} $&amp; evil.\u200bexample, &lt;i&gt;hẹn&lt;/i&gt;');
    expect(mail.subject).toBe('{su_kien} <b>{ho_ten} $& evil.\u200bexample');
  });

  it('leaves facts, buttons, notes and footer as they are', () => {
    const values = sampleMails('vi')['ticket-issued'];
    const plain = renderMail('ticket-issued', values, 'vi').text.split('\n\n');
    const own = renderMail('ticket-issued', values, 'vi', { wording: { subject: 'A', body: 'Lời riêng' } }).text.split(
      '\n\n',
    );
    expect(own.filter((part) => !plain.includes(part))).toEqual(['Lời riêng']);
    expect(plain.filter((part) => !own.includes(part))).toHaveLength(1);
  });
});

describe('the standard words', () => {
  const wordable = MAIL_TEMPLATE_NAMES.filter(isWordable);

  it('are offered where placeholders can say all that they say', () => {
    expect(wordable).toEqual(expect.arrayContaining(['registration-received', 'ticket-issued', 'already-registered']));
    for (const name of ['sign-in-code', 'password-reset', 'staff-invitation', 'announcement', 'registration-cancelled'])
      expect(wordable).not.toContain(name);
  });

  it.each(LOCALES.flatMap((locale) => wordable.map((name) => ({ name, locale }))))(
    'of $name in $locale give the very same mail when they are put in',
    ({ name, locale }) => {
      const wording = standardWording(name, locale);
      expect(
        wordingProblems({ subject: both(wording.subject), body: both(wording.body) }, placeholdersOf(name)),
      ).toEqual([]);
      const values = sampleMails(locale, 'Người Khác')[name] as never;
      expect(renderMail(name, values, locale, { wording })).toEqual(renderMail(name, values, locale));
    },
  );
});

it('takes a text apart without losing any of it', () => {
  const { parts } = parseWording('a{ho_ten}b\n{su_kien}');
  expect(parts.map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`)).join('')).toBe(
    'a{ho_ten}b\n{su_kien}',
  );
});
