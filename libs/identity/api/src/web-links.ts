import type { Locale } from '@pho-hien/kernel';

/** The pages of the web app that our mails open; the token follows as the last part of the path. */
const PAGES = {
  staffInvitation: '/invitations',
  passwordReset: '/password-reset',
} as const;

/** Address of the page for `token`, in the reader's language: Vietnamese pages have no prefix. */
export function linkTo(publicUrl: string, page: keyof typeof PAGES, token: string, locale: Locale): string {
  return `${publicUrl.replace(/\/+$/, '')}${locale === 'vi' ? '' : `/${locale}`}${PAGES[page]}/${token}`;
}
