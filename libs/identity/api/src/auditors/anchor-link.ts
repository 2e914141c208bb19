import type { Anchor } from '@pho-hien/audit-api';
import type { Locale } from '@pho-hien/kernel';

/** The page that computes an anchor again. It is told what the mail says, so that it need not believe the database. */
export function anchorLink(
  publicUrl: string,
  { upTo, digest }: Pick<Anchor, 'upTo' | 'digest'>,
  locale: Locale,
): string {
  const page = `${publicUrl.replace(/\/+$/, '')}${locale === 'vi' ? '' : `/${locale}`}/organise/audit`;
  return `${page}?${new URLSearchParams({ upTo: upTo.toISOString(), digest })}`;
}
