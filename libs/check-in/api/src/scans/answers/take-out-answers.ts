import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { Registration, Ticket } from '@pho-hien/events-api';
import { type Caller, Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { CheckInList, Device, Gate, Scan } from '../../rows/index.ts';
import type { GateAnswersPart, TakeOutGateAnswersInput } from './gate-answer.graphql.ts';
import { OpenAnswers } from './open-answers.ts';

/** Each is opened by itself: a part takes about as long as a page of anything else. */
const PART = 100;

/** Takes the answers of a list out, part by part; whoever begins stands in the log. */
@Injectable()
export class TakeOutAnswers {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly open: OpenAnswers,
  ) {}

  async run(caller: Caller, { listId, after }: TakeOutGateAnswersInput): Promise<GateAnswersPart> {
    const { eventId, rows } = await this.database.transaction(async (tx) => {
      const list = await sqlOf(tx, CheckInList)
        .selectFrom('check_in_lists')
        .select('event_id')
        .where('id', '=', listId)
        .executeTakeFirstOrThrow();
      if (after == null)
        await this.audit.append(tx, {
          aggregateType: 'check-in-list',
          aggregateId: listId,
          eventId: list.event_id,
          action: 'check-in-list.answers-exported',
          caller,
          changes: {},
        });
      return { eventId: list.event_id, rows: await read(tx, listId, after ?? null) };
    });
    const part = rows.slice(0, PART);
    const scans = await Promise.all(
      part.map(async ({ sealed, ...scan }) => ({
        ...scan,
        answers: await this.open.of({ scanId: scan.scanId, eventId, sealed: sealed! }),
      })),
    );
    return { scans, next: rows.length > PART ? part.at(-1)!.scanId : null };
  }
}

function read(tx: Transaction, listId: string, after: string | null) {
  return sqlOf(tx, Scan, Device, Gate, Registration, Ticket)
    .selectFrom('scans')
    .innerJoin('devices', 'devices.id', 'scans.device_id')
    .innerJoin('gates', 'gates.id', 'devices.gate_id')
    .innerJoin('tickets', 'tickets.id', 'scans.ticket_id')
    .innerJoin('registrations as holder', 'holder.id', 'tickets.registration_id')
    .select(['scans.id as scanId', 'scans.corrected_at as at', 'scans.sealed_answers as sealed'])
    .select([
      'gates.name as gateName',
      'holder.full_name as holderName',
      'holder.organisation_name as organisationName',
    ])
    .where('scans.list_id', '=', listId)
    .where('scans.sealed_answers', 'is not', null)
    .$if(after !== null, (query) => query.where('scans.id', '>', after))
    .orderBy('scans.id')
    .limit(PART + 1)
    .execute();
}
