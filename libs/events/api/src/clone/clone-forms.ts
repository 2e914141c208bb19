import { Injectable } from '@nestjs/common';
import { type FormField, movedDay } from '@pho-hien/events-core';
import { Database, type Transaction } from '@pho-hien/platform';
import { FormQueries } from '../forms/form.queries.ts';
import { PublishForm } from '../forms/publish-form.ts';
import { eventsSql } from '../sql.ts';
import type { ClonedEdition, ClonePart, EditionCloner } from './edition-cloners.ts';

/** Takes the newest form of each ticket type over. */
@Injectable()
export class CloneForms implements EditionCloner {
  constructor(
    private readonly database: Database,
    private readonly forms: FormQueries,
    private readonly publish: PublishForm,
  ) {}

  async parts(eventId: string): Promise<ClonePart[]> {
    const types = await eventsSql(this.database.reader)
      .selectFrom('ticket_types')
      .select('id')
      .where('event_id', '=', eventId)
      .execute();
    return [{ what: 'forms', count: (await this.asked(types.map(({ id }) => id))).length }];
  }

  async copy(_tx: Transaction, { caller, movedBy, ticketTypeIds }: ClonedEdition): Promise<void> {
    for (const [ticketTypeId, fields] of await this.asked([...ticketTypeIds.keys()]))
      await this.publish.run(
        caller,
        ticketTypeIds.get(ticketTypeId)!,
        0,
        fields.map((field) => moved(field, movedBy)),
      );
  }

  /** The questions of each ticket type that asks any. */
  private async asked(ticketTypeIds: readonly string[]) {
    if (ticketTypeIds.length === 0) return [];
    const forms = await this.forms.newestOf(ticketTypeIds);
    return [...forms].map(([id, { fields }]) => [id, fields] as const).filter(([, fields]) => fields.length > 0);
  }
}

/** Bounds of dates move with the event: who had to be sixteen on its first day has to be so again. */
function moved(field: FormField, by: number): FormField {
  const day = (date: string | null) => date && movedDay(date, by);
  return { ...field, earliest: day(field.earliest), latest: day(field.latest) };
}
