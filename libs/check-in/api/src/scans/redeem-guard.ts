import { Injectable } from '@nestjs/common';

/** A seam for tests: how two gates are kept from admitting one ticket twice, and a moment to meet in between. */
@Injectable()
export class RedeemGuard {
  /** Without it, nothing is locked and the write is blind to what happened since the facts were read. */
  on = true;

  /** Runs after the facts were read and before anything is written. */
  beforeWrite: () => Promise<void> = async () => undefined;
}
