import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';
import { isLocale } from '@pho-hien/kernel';
import { overwriteGetLocale } from '@pho-hien/messages';

/** The server chose the language by the address; changing it loads a new page. */
export const init: ClientInit = () => {
  const { lang } = document.documentElement;
  overwriteGetLocale(() => (isLocale(lang) ? lang : 'vi'));
};

export const handleError: HandleClientError = ({ error, kind }) => {
  if (kind === 'unknown') console.error(error);
};
