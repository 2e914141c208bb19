export { consentText } from './consents.ts';
export { m } from './paraglide/messages.js';
export { getLocale, overwriteGetLocale } from './paraglide/runtime.js';
export { problemText } from './problems.ts';
export { verdictReasonText } from './verdict-reasons.ts';
