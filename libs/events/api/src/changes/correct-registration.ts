import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  isNameCorrection,
  MOST_NAME_CORRECTIONS,
  nameChanges,
  normaliseRegistrant,
  registrantProblems,
  RegistrationEnded,
  registrationLifecycle,
} from '@pho-hien/events-core';
import { InvalidInput, nextState, searchKey } from '@pho-hien/kernel';
import { type Caller, Database, violatedConstraint } from '@pho-hien/platform';
import { lockRegistration, type LockedRegistration } from '../registrations/locked-registration.ts';
import { searchTextOf } from '../registrations/search-text.ts';
import { eventsSql } from '../sql.ts';
import { ChangeMails } from './change-mails.ts';

/** What may be corrected without anybody's confirmation. */
export interface Correction {
  readonly fullName: string;
  readonly phone: string | null;
  readonly organisationName: string | null;
}

/** Corrects who a registration is for; its tickets stay and say the new name from then on. */
@Injectable()
export class CorrectRegistration {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: ChangeMails,
  ) {}

  /**
   * `by` the holder a name is corrected within limits; organisers write what they know. Throws
   * `RegistrationEnded`, `InvalidInput`.
   */
  async run(caller: Caller, registrationId: string, correction: Correction, by: 'holder' | 'organiser'): Promise<void> {
    try {
      await this.correct(caller, registrationId, correction, by);
    } catch (error) {
      if (violatedConstraint(error) !== 'registrations_one_live') throw error;
      throw new InvalidInput([{ field: 'fullName', code: 'duplicate' }]);
    }
  }

  private correct(caller: Caller, id: string, correction: Correction, by: 'holder' | 'organiser'): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await lockRegistration(tx, id);
      const status = nextState(registrationLifecycle, before.status, 'correct');
      if (!status) throw new RegistrationEnded({ status: before.status });
      const input = { ...correction, email: before.email, note: before.note };
      InvalidInput.throwIfAny(registrantProblems(input));
      const after = normaliseRegistrant(input);
      const renamed = nameChanges(before.full_name, after.fullName);
      if (renamed && by === 'holder') requireCorrection(before, after.fullName);
      const changed = [
        ...(renamed ? ['fullName'] : []),
        ...(before.phone === after.phone ? [] : ['phone']),
        ...(before.organisation_name === after.organisationName ? [] : ['organisationName']),
      ];
      if (changed.length === 0) return;
      await eventsSql(tx)
        .updateTable('registrations')
        .set({
          full_name: after.fullName,
          search_name: searchKey(after.fullName),
          search_text: searchTextOf(after),
          phone: after.phone,
          organisation_name: after.organisationName,
          name_corrections: before.name_corrections + (renamed && by === 'holder' ? 1 : 0),
          version: before.version + 1,
        })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: id,
        eventId: before.event_id,
        action: 'registration.corrected',
        caller,
        changes: { fields: changed },
        personal: { fullName: after.fullName, phone: after.phone },
      });
      await this.mails.changed(tx, { ...before, full_name: after.fullName });
    });
  }
}

function requireCorrection({ full_name, name_corrections }: LockedRegistration, name: string): void {
  if (!isNameCorrection(full_name, name)) throw new InvalidInput([{ field: 'fullName', code: 'not_allowed' }]);
  if (name_corrections >= MOST_NAME_CORRECTIONS) throw new InvalidInput([{ field: 'fullName', code: 'too_large' }]);
}
