import { Injectable } from '@nestjs/common';
import { reasonProblems, RegistrationEnded } from '@pho-hien/events-core';
import { InvalidInput } from '@pho-hien/kernel';
import type { Caller } from '@pho-hien/platform';
import { CancelRegistration } from './cancel-registration.ts';

/** An organiser ends a registration and says why; its holder reads it. */
@Injectable()
export class CancelByOrganiser {
  constructor(private readonly cancel: CancelRegistration) {}

  /** Throws `RegistrationEnded`, `InvalidInput`. */
  async run(caller: Caller, registrationId: string, reason: string): Promise<void> {
    InvalidInput.throwIfAny(reasonProblems(reason));
    const ended = await this.cancel.run(caller, registrationId, reason.normalize('NFC').trim());
    if (ended) throw new RegistrationEnded({ status: ended });
  }
}
