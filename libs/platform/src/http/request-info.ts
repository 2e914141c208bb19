import type { IncomingHttpHeaders } from 'node:http';
import type { Locale } from '@pho-hien/kernel';

/** The part of a request (HTTP or WebSocket) that access and logs need. */
export interface RequestInfo {
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
  readonly address?: string;
}

/** The reader's language: `x-locale` set by our pages, else the browser's first choice, else Vietnamese. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const asked = headers['x-locale'] ?? headers['accept-language'] ?? 'vi';
  return String(asked).toLowerCase().startsWith('en') ? 'en' : 'vi';
}
