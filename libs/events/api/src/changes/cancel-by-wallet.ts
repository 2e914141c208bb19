import { Injectable } from '@nestjs/common';
import type { Caller } from '@pho-hien/platform';
import { CancelRegistration } from './cancel-registration.ts';

/** The holder will not come. */
@Injectable()
export class CancelByWallet {
  constructor(private readonly cancel: CancelRegistration) {}

  /** Where nothing is alive any more it does nothing: what was wished is so already. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    await this.cancel.run(caller, registrationId, null);
  }
}
