/** The pages of the web app that our mails open. Tokens stand in the query, which no log keeps. */
export const WEB_PATHS = {
  staffInvitation: '/staff-invitation',
  passwordReset: '/password-reset',
} as const;

/** Address of the page for `token`. */
export function linkTo(publicUrl: string, page: keyof typeof WEB_PATHS, token: string): string {
  const url = new URL(WEB_PATHS[page], publicUrl);
  url.searchParams.set('token', token);
  return url.href;
}
