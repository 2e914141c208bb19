import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import type { ImportFailure } from '../../rows/group-import.entity.ts';
import { eventsSql } from '../../sql.ts';
import { RegisterGroup } from '../register-group.ts';
import type { ImportToWrite } from './confirm-import.ts';
import { judgeImport } from './judge-import.ts';

/** Writes a confirmed import: everybody or nobody, however often it is begun; how far it is can be seen meanwhile. */
@Injectable()
export class WriteImport {
  constructor(
    private readonly database: Database,
    private readonly group: RegisterGroup,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ importId, caller }: ImportToWrite): Promise<void> {
    const sql = eventsSql(this.database.reader);
    const known = await sql.selectFrom('group_imports').selectAll().where('id', '=', importId).executeTakeFirst();
    if (known?.status !== 'WRITING' || !known.rows) return;
    const { organisation_id, ticket_type_id, authority_reference } = known;
    const authority = authority_reference !== null;
    const { people } = await judgeImport(sql, known, authority, this.clock.now());
    const input = {
      id: importId,
      organisationId: organisation_id,
      ticketTypeId: ticket_type_id,
      source: 'SPREADSHEET' as const,
      people,
      authorityReference: authority_reference,
      ownConsent: null,
    };
    try {
      await this.group.run(caller, input, {
        onProgress: (written) => this.progressed(importId, written),
        beside: async (tx) => {
          await eventsSql(tx)
            .updateTable('group_imports')
            .set({ status: 'WRITTEN', rows: null, written: people.length })
            .where('id', '=', importId)
            .execute();
        },
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.failed(importId, error);
    }
  }

  /** Outside the transaction: it is seen at once, and promises nothing. */
  private async progressed(importId: string, written: number): Promise<void> {
    await eventsSql(this.database.reader)
      .updateTable('group_imports')
      .set({ written, progress_at: this.clock.now() })
      .where('id', '=', importId)
      .where('status', '=', 'WRITING')
      .execute();
  }

  private async failed(importId: string, { code, data }: DomainError): Promise<void> {
    const failure: ImportFailure = {
      code,
      ...('wanted' in data && { wanted: Number(data.wanted) }),
      ...('left' in data && { left: Number(data.left) }),
    };
    await eventsSql(this.database.reader)
      .updateTable('group_imports')
      .set({ status: 'CHECKING', written: 0, failure: JSON.stringify(failure) as never })
      .where('id', '=', importId)
      .where('status', '=', 'WRITING')
      .execute();
  }
}
