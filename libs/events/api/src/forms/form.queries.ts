import { Inject, Injectable } from '@nestjs/common';
import { answersChangeRefusal, answersChangeUntil, type FormAnswers, type FormField } from '@pho-hien/events-core';
import { StoredFiles } from '@pho-hien/files-api';
import type { Clock, LocalizedText } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { offerOf } from '../registrations/offer-facts.ts';
import { type EventsSql, eventsSql } from '../sql.ts';
import type { AnswerableFormType, FormType, GivenAnswerType, PublishedFormType } from './form.graphql.ts';

/** Reads of forms and of what was answered. */
@Injectable()
export class FormQueries {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  private get sql(): EventsSql {
    return eventsSql(this.database.reader);
  }

  /** The newest form of each ticket type that ever had one. */
  async newestOf(ticketTypeIds: readonly string[]): Promise<Map<string, FormType>> {
    if (ticketTypeIds.length === 0) return new Map();
    const rows = await this.sql
      .selectFrom('form_versions')
      .distinctOn('ticket_type_id')
      .select(['ticket_type_id', 'version', 'fields', 'published_at as publishedAt'])
      .where('ticket_type_id', 'in', ticketTypeIds)
      .orderBy('ticket_type_id')
      .orderBy('version', 'desc')
      .execute();
    return new Map(rows.map(({ ticket_type_id, ...form }) => [ticket_type_id, asForm(form)]));
  }

  /** Every version of a ticket type's form, newest first. */
  async versionsOf(ticketTypeId: string): Promise<PublishedFormType[]> {
    const rows = await this.sql
      .selectFrom('form_versions')
      .select(['version', 'fields', 'published_at as publishedAt'])
      .select((row) =>
        row
          .selectFrom('registration_answers')
          .select(({ fn }) => fn.countAll<string>().as('answered'))
          .whereRef('form_version_id', '=', 'form_versions.id')
          .as('answered'),
      )
      .where('ticket_type_id', '=', ticketTypeId)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(({ answered, ...form }) => ({ form: asForm(form), answered: Number(answered) }));
  }

  /** The form of a registration while its holder may answer it otherwise; null where nothing is asked, or it is too late. */
  async answerableOf(registrationId: string): Promise<AnswerableFormType | null> {
    const row = await this.sql
      .selectFrom('registrations')
      .leftJoin('registration_answers', 'registration_id', 'registrations.id')
      .select(['ticket_type_id', 'status', 'answers'])
      .where('registrations.id', '=', registrationId)
      .executeTakeFirstOrThrow();
    const form = (await this.newestOf([row.ticket_type_id])).get(row.ticket_type_id);
    if (!form || form.fields.length === 0) return null;
    const { event, ticketType } = await offerOf(this.sql, row.ticket_type_id);
    const { status: registration } = row;
    const facts = { registration, event: event.status, eventEndsAt: event.endsAt, closesAt: ticketType.closesAt };
    if (answersChangeRefusal(facts, this.clock.now())) return null;
    const answers = Object.entries(row.answers ?? {});
    const fileFields = form.fields.filter(({ kind }) => kind === 'FILE').map(({ id }) => id);
    const files = await this.files.factsOf(answers.flatMap(([id, ids]) => (fileFields.includes(id) ? ids : [])));
    return {
      form,
      given: answers.map(([fieldId, values]) => ({ fieldId, values })),
      files: [...files.values()],
      until: answersChangeUntil(facts),
    };
  }

  /** What each registration answered, with the questions as they were shown, in their order. */
  async answersOf(registrationIds: readonly string[]): Promise<Map<string, GivenAnswerType[]>> {
    const rows = await this.sql
      .selectFrom('registration_answers')
      .innerJoin('form_versions', 'form_versions.id', 'registration_answers.form_version_id')
      .select(['registration_id', 'answers', 'fields'])
      .where('registration_id', 'in', registrationIds)
      .execute();
    const fileIds = rows.flatMap(({ answers, fields }) =>
      fields.filter(({ kind }) => kind === 'FILE').flatMap(({ id }) => answers[id] ?? []),
    );
    const files = await this.files.factsOf(fileIds);
    const given = new Map<string, GivenAnswerType[]>(registrationIds.map((id) => [id, []]));
    for (const { registration_id, answers, fields } of rows)
      given.set(
        registration_id,
        fields
          .filter(({ id }) => answers[id])
          .map((field) => ({
            fieldId: field.id,
            kind: field.kind,
            label: field.label,
            texts: textsOf(field, answers),
            files:
              field.kind === 'FILE' ? answers[field.id]!.flatMap((id) => (files.has(id) ? [files.get(id)!] : [])) : [],
          })),
      );
    return given;
  }
}

interface StoredForm {
  readonly version: number;
  readonly fields: readonly FormField[];
  readonly publishedAt: Date;
}

const asForm = (form: StoredForm): FormType => ({ ...form, fields: form.fields as unknown as FormType['fields'] });

function textsOf({ id, kind, options }: FormField, answers: FormAnswers): LocalizedText[] {
  if (kind === 'FILE' || kind === 'CONSENT') return [];
  return answers[id]!.map(
    (text) => options.find((option) => kind === 'CHOICE' && option.id === text)?.label ?? { vi: text, en: text },
  );
}
