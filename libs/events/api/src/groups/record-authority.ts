import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { AUTHORITY_TEXT_VERSION, REFERENCE_LENGTH } from '@pho-hien/events-core';
import { type Clock, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { offerOf } from '../registrations/offer-facts.ts';
import { tryAgain } from '../registrations/try-again.ts';
import { eventsSql } from '../sql.ts';
import { SettleConsent } from './settle-consent.ts';

/** A school states, with a reference, that it holds the guardians' authority: its pupils need no further answer. */
@Injectable()
export class RecordAuthority {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly organisations: OrganisationQueries,
    private readonly consents: SettleConsent,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns how many were waiting. Throws `InvalidInput`. */
  async run(caller: Caller, groupId: string, reference: string): Promise<number> {
    InvalidInput.throwIfAny(problemIn('reference', textProblem(reference, REFERENCE_LENGTH, true)));
    return tryAgain(() => this.record(caller, groupId, reference.normalize('NFC').trim()));
  }

  private record(caller: Caller, groupId: string, reference: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const group = await sql
        .selectFrom('registration_groups')
        .selectAll()
        .where('id', '=', groupId)
        .forUpdate()
        .executeTakeFirst();
      if (!group || caller.actor.kind !== 'person') throw notFound();
      const { kind } = await this.organisations.byId(group.organisation_id);
      if (kind !== 'SCHOOL') throw new InvalidInput(problemIn('reference', 'not_allowed'));
      await sql
        .updateTable('registration_groups')
        .set({
          authority_reference: reference,
          authority_text: consentText('SCHOOL_AUTHORITY', AUTHORITY_TEXT_VERSION, caller.locale),
          authority_by_id: caller.actor.userId,
          authority_at: this.clock.now(),
        })
        .where('id', '=', groupId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'registration_group',
        aggregateId: groupId,
        eventId: group.event_id,
        action: 'registration_group.authority_recorded',
        caller,
        changes: { reference },
      });
      const waiting = await sql
        .selectFrom('registrations')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('status', '=', 'AWAITING_CONSENT')
        .orderBy('id')
        .forUpdate()
        .execute();
      await this.consents.consent(tx, caller, await offerOf(sql, group.ticket_type_id), waiting, 'recordAuthority');
      return waiting.length;
    });
  }
}
