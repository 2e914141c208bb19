import type { RefusalCode } from '@pho-hien/files-core';

/** The file is not taken; the code is what the page says. */
export class RefusedUpload extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
  }
}
