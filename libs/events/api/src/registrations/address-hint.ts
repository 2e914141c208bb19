/** What is shown of an address to who may not see it: `l…@congty.example`. */
export const addressHint = (email: string) => email.replace(/^(.)[^@]*/, '$1…');
