import { Inject, Injectable } from '@nestjs/common';
import { isForGroups, type RefusedSheet } from '@pho-hien/events-core';
import { type Clock, isId, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';
import { groupForm, groupOffer } from '../group-facts.ts';
import { SheetReader } from '../sheets/sheet-reader.ts';

/** The most characters of a file's name that are kept. */
const NAME_LENGTH = 100;

/** Reads a spreadsheet and keeps its rows, until they are written or a day has passed. The file itself is not kept. */
@Injectable()
export class UploadSheet {
  constructor(
    private readonly database: Database,
    private readonly reader: SheetReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives the import's id, or why the file is not read. Throws `NOT_FOUND` for a ticket type that nobody sees. */
  async run(
    caller: Caller,
    organisationId: string,
    ticketTypeId: string,
    fileName: string,
    bytes: Buffer,
  ): Promise<{ readonly importId: string } | { readonly refused: RefusedSheet }> {
    const sql = eventsSql(this.database.reader);
    const offer = isId(ticketTypeId) ? await groupOffer(sql, ticketTypeId) : null;
    const shown = offer && !offer.ticketType.hidden && offer.event.status === 'PUBLISHED';
    if (!shown || caller.actor.kind !== 'person') throw notFound();
    if (!isForGroups(await groupForm(sql, ticketTypeId))) return { refused: { code: 'asks_each_person' } };
    const read = await this.reader.read(bytes);
    if ('refused' in read) return read;
    const importId = newId(this.clock);
    await sql
      .insertInto('group_imports')
      .values({
        id: importId,
        event_id: offer.event.id,
        ticket_type_id: ticketTypeId,
        organisation_id: organisationId,
        uploaded_by_id: caller.actor.userId,
        uploaded_at: this.clock.now(),
        file_name:
          fileName
            .normalize('NFC')
            .replace(/[\p{C}]/gu, '')
            .trim()
            .slice(0, NAME_LENGTH) || '.xlsx',
        status: 'CHECKING',
        rows: JSON.stringify(read.rows) as never,
        ignored: JSON.stringify(read.ignored) as never,
        total: read.rows.length,
      })
      .execute();
    return { importId };
  }
}
