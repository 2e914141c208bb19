import { localeOf } from '@pho-hien/platform';
import type { RequestOrigin } from './auth-settings.ts';

/** Set by our own route from the connection and the trusted proxies; what a client sends under this name is dropped. */
export const CLIENT_ADDRESS_HEADER = 'x-client-address';
export const REQUEST_ID_HEADER = 'x-request-id';

/** Who asked, read from the headers that our route made. */
export function originOf(headers: Headers | undefined): RequestOrigin {
  return {
    requestId: headers?.get(REQUEST_ID_HEADER) ?? 'unknown',
    address: headers?.get(CLIENT_ADDRESS_HEADER) ?? undefined,
    locale: localeOf(headers ? Object.fromEntries(headers) : {}),
  };
}
