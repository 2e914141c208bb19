import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  type AnsweredForm,
  answersChangeRefusal,
  filesAmong,
  formChange,
  type FormAnswers,
  type FormVersion,
  offeredFormProblems,
} from '@pho-hien/events-core';
import { StoredFiles } from '@pho-hien/files-api';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { ChangeMails } from '../changes/change-mails.ts';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { eventsSql } from '../sql.ts';
import { type AnsweredVersion, GivenAnswers } from './given-answers.ts';

/** A holder answers their ticket type's form anew, in its newest version: both are kept together. */
@Injectable()
export class ChangeAnswers {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly given: GivenAnswers,
    private readonly files: StoredFiles,
    private readonly mails: ChangeMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `RegistrationEnded`, `RegistrationClosed`, `FormChanged`, `InvalidInput`; `NOT_FOUND` where nothing is asked. */
  run(caller: Caller, registrationId: string, input: AnsweredForm): Promise<void> {
    return this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const sql = eventsSql(tx);
      const { event, ticketType } = await offerOf(sql, registration.ticket_type_id);
      const facts = { event: event.status, eventEndsAt: event.endsAt, closesAt: ticketType.closesAt };
      const refusal = answersChangeRefusal({ ...facts, registration: registration.status }, this.clock.now());
      if (refusal) throw refusal;
      const form = await sql
        .selectFrom('form_versions')
        .select(['id', 'version', 'fields'])
        .where('ticket_type_id', '=', ticketType.id)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!form?.fields.length) throw notFound();
      const change = formChange(form as unknown as FormVersion, input);
      if (change) throw change;
      InvalidInput.throwIfAny(offeredFormProblems(form as unknown as FormVersion, input));
      const before = await sql
        .selectFrom('registration_answers')
        .innerJoin('form_versions', 'form_versions.id', 'form_version_id')
        .select(['answers', 'version', 'fields'])
        .where('registration_id', '=', registrationId)
        .executeTakeFirst();
      const answers = input.answers ?? {};
      const kept = new Set(filesAmong(form.fields, answers).values());
      const gone = before ? [...filesAmong(before.fields, before.answers).values()].filter((id) => !kept.has(id)) : [];
      await this.files.detach(tx, gone, registrationId);
      await this.given.store(tx, form as AnsweredVersion, registrationId, answers, caller);
      await sql
        .updateTable('registrations')
        .set({ version: registration.version + 1 })
        .where('id', '=', registrationId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.answers_changed',
        caller,
        changes: {
          version: { from: before?.version ?? null, to: form.version },
          questions: changed(form.fields, before?.answers ?? {}, answers),
        },
      });
      await this.mails.changed(tx, registration);
    });
  }
}

/** The questions that are answered otherwise now; what was answered is nobody's business but theirs. */
function changed(fields: FormVersion['fields'], before: FormAnswers, after: FormAnswers): string[] {
  const said = (answers: FormAnswers, id: string) => (answers[id] ?? []).map((text) => text.trim()).join('\n');
  return fields.filter(({ id }) => said(before, id) !== said(after, id)).map(({ label }) => label.vi);
}
