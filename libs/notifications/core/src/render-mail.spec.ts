import { LOCALES } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { MAIL_TEMPLATE_NAMES, type MailTemplateName, type MailValues } from './mail-templates.ts';
import { renderMail, UnusableMailValues } from './render-mail.ts';
import { sampleMails } from './sample-mails.ts';

const every = LOCALES.flatMap((locale) => MAIL_TEMPLATE_NAMES.map((name) => ({ locale, name })));
const issued = (change: object) =>
  ({ ...sampleMails('vi')['ticket-issued'], ...change }) as MailValues<'ticket-issued'>;

/** Addresses that a reader could be led to. */
const linksIn = (html: string) =>
  [...html.matchAll(/<[a-z][^>]*?\s(?:href|src|action)\s*=\s*["']?([^"'\s>]+)/gi)].map(([, link]) => link);

describe.each(every)('$name in $locale', ({ locale, name }) => {
  const mail = renderMail(name, sampleMails(locale)[name] as never, locale);

  it('has one line of subject, HTML in its language and the same words as text', () => {
    expect(mail.subject).toMatch(/^[^\r\n]{8,}$/);
    expect(mail.html).toContain(`<html lang="${locale}">`);
    for (const words of mail.text.split('\n').filter((line) => /^[\p{L} ,.]{20,}$/u.test(line)))
      expect(mail.html).toContain(words.trim());
  });

  it('fills every placeholder', () => {
    const body = mail.html.replace(/<style>[\s\S]*<\/style>/, '');
    expect(`${mail.subject}${mail.text}${body}`).not.toMatch(/\{\w*\}|undefined|null|\[object|NaN/);
  });

  it('leads only where its values say', () => {
    const given = JSON.stringify(sampleMails(locale)[name]);
    for (const link of linksIn(mail.html)) expect(link!.startsWith('cid:') || given.includes(link!)).toBe(true);
  });

  it('shows a name as text, whatever stands in it', () => {
    const hostile = '<img src=x onerror=alert(1)> "{holderName}" ${7*7} & evil.example/x a@b.vn https://e.vn';
    const attacked = renderMail(name, sampleMails(locale, hostile)[name] as never, locale);
    expect(attacked.html).not.toContain('<img src=x');
    expect(linksIn(attacked.html)).toEqual(linksIn(mail.html));
    for (const part of [attacked.html, attacked.text]) {
      expect(part).not.toMatch(/evil\.example|a@b\.vn|https:\/\/e\.vn/);
      expect(part).not.toContain('49');
    }
  });
});

describe('values of a mail', () => {
  const refused: [string, MailTemplateName, object][] = [
    ['a field that is not listed', 'ticket-issued', issued({ admin: true })],
    ['a missing field', 'ticket-issued', issued({ holderName: undefined })],
    ['an object for a text', 'ticket-issued', issued({ holderName: { toString: () => 'x' } })],
    ['a line break in a name', 'ticket-issued', issued({ holderName: 'A\r\nBcc: all@phohien.example' })],
    ['a line break in a ticket type', 'ticket-issued', issued({ ticketTypeName: 'A\nB' })],
    ['a mark that turns the direction of writing', 'ticket-issued', issued({ holderName: 'A\u202eB' })],
    ['a script for an address', 'ticket-issued', issued({ walletUrl: 'javascript:alert(1)' })],
    ['markup for a code', 'sign-in-code', { code: '<b>', minutes: 10 }],
    ['a time that is none', 'already-registered', { ...sampleMails('vi')['already-registered'], registeredAt: 'now' }],
  ];

  it.each(refused)('refuse %s', (_, template, values) => {
    expect(() => renderMail(template, values as never, 'vi')).toThrow(UnusableMailValues);
  });

  it('are not repeated in the refusal, which is logged', () => {
    const refusal = (() => {
      try {
        renderMail('ticket-issued', issued({ holderName: 'Nguyễn Bí\nMật' }), 'vi');
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toMatchObject({ template: 'ticket-issued', problems: ['holderName: not one plain line'] });
    expect(String(refusal)).not.toContain('Mật');
  });

  it('are written in composed Unicode', () => {
    const { text } = renderMail('ticket-issued', issued({ holderName: 'Nguyễn Thị Mỹ Duyên'.normalize('NFD') }), 'vi');
    expect(text).toContain('Nguyễn Thị Mỹ Duyên'.normalize('NFC'));
  });
});

it('keeps a secret out of the subject, which the log keeps', () => {
  for (const locale of LOCALES) {
    expect(renderMail('sign-in-code', sampleMails(locale)['sign-in-code'], locale).subject).not.toContain('482913');
  }
});

it('keeps the lines of a reason apart', () => {
  const mail = renderMail('registration-rejected', sampleMails('vi')['registration-rejected'], 'vi');
  expect(mail.html).toMatch(/đội dự thi\.\s*<br \/>Mời bạn/);
  expect(mail.text).toContain('> Loại vé này dành cho đội dự thi.\n> Mời bạn chọn vé khác.');
});
