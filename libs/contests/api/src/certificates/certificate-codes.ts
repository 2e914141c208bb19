import { Inject, Injectable } from '@nestjs/common';
import { idFromBytes, idToBytes, isId } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const SIGNATURE_BYTES = 12;
const CODE = /^[\w-]{59}$/;

/** What a certificate is of. */
export interface Certified {
  readonly resultId: string;
  readonly entryId: string;
}

/** What the QR of a certificate holds: which result, which entry, and a signature under FIELD_SECRET; nobody can make one up. */
@Injectable()
export class CertificateCodes {
  private readonly key: Uint8Array;

  constructor(@Inject(ENVIRONMENT) { FIELD_SECRET }: Environment) {
    this.key = new Uint8Array(hkdfSync('sha256', FIELD_SECRET, '', 'pho-hien/contest-certificates', 32));
  }

  codeOf({ resultId, entryId }: Certified): string {
    const ids = Buffer.concat([idToBytes(resultId), idToBytes(entryId)]);
    return Buffer.concat([ids, this.signatureOf(ids)]).toString('base64url');
  }

  /** What a code is of; null where we did not sign it. */
  read(code: string): Certified | null {
    const bytes = CODE.test(code) ? Buffer.from(code, 'base64url') : Buffer.alloc(0);
    if (bytes.length !== 2 * ID_BYTES + SIGNATURE_BYTES) return null;
    const ids = bytes.subarray(0, 2 * ID_BYTES);
    if (!timingSafeEqual(bytes.subarray(2 * ID_BYTES), this.signatureOf(ids))) return null;
    const [resultId, entryId] = [idFromBytes(ids.subarray(0, ID_BYTES)), idFromBytes(ids.subarray(ID_BYTES))];
    return isId(resultId) && isId(entryId) ? { resultId, entryId } : null;
  }

  private signatureOf(ids: Uint8Array): Buffer {
    return createHmac('sha256', this.key).update(ids).digest().subarray(0, SIGNATURE_BYTES);
  }
}
