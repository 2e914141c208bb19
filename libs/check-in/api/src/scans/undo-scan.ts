import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { correctedTime, type ScanFact } from '@pho-hien/check-in-core';
import { type Clock, type DeviceActor, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import {
  type Caller,
  CLOCK,
  Database,
  statementsIn,
  type RunStatement,
  type Transaction,
  violatedConstraint,
} from '@pho-hien/platform';
import { reconcileConflicts } from '../conflicts/reconcile-conflicts.ts';
import { LiveChanges } from '../live/live-changes.ts';
import { tallyDayOf } from './day-of.ts';
import { type KnownList, KnownLists } from './known-lists.ts';
import { recordUndo } from './record-undo.ts';
import { scanProblems } from './redeem-problems.ts';
import { changeInHistory } from './scan-change.ts';
import { UndoNotPossible } from './scan-failures.ts';
import type { UndoScanInput } from './scan.graphql.ts';
import { factOf, scanHistory } from './scan-history.ts';
import { storedScan } from './stored-scan.ts';
import { listInside, lockListOfScan, lockTicketOfScan, undoFacts, type UndoFactsRow } from './undo-facts.ts';

const REASON_LENGTH = 300;

@Injectable()
export class UndoScan {
  constructor(
    private readonly database: Database,
    private readonly lists: KnownLists,
    private readonly live: LiveChanges,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes back a scan; answers how many are inside its list then. The same undo sent again changes nothing. */
  async run(caller: Caller, device: DeviceActor, input: UndoScanInput): Promise<number> {
    InvalidInput.throwIfAny([
      ...scanProblems(input),
      ...problemIn('reason', textProblem(input.reason, REASON_LENGTH, true)),
    ]);
    try {
      const insideNow = await this.database.transaction((tx) => this.undo(tx, caller, device, input));
      this.live.touch(device.eventId);
      return insideNow;
    } catch (error) {
      throw lostRace(error);
    }
  }

  private async undo(tx: Transaction, caller: Caller, device: DeviceActor, input: UndoScanInput): Promise<number> {
    const { run } = statementsIn(tx);
    await run(lockListOfScan, { scanId: input.undoesScanId });
    await run(lockTicketOfScan, { scanId: input.undoesScanId });
    const [row] = await run(undoFacts, { ...input, gateId: device.gateId, deviceId: device.deviceId });
    if (!row) throw new UndoNotPossible({ refusal: 'NOT_AN_ADMISSION' });
    const list = await this.lists.readAgain(row.list_id, run);
    if (!list) throw new Error(`No check-in list ${row.list_id}`);
    if (!(await isRepeated(run, device, input))) {
      if (row.undone_by !== null) throw new UndoNotPossible({ refusal: 'ALREADY_UNDONE' });
      await this.write(run, device, input, row, list);
      await this.audit.append(tx, {
        aggregateType: 'scan',
        aggregateId: input.undoesScanId,
        eventId: device.eventId,
        action: 'scan.undone',
        caller,
        reason: input.reason.trim(),
        changes: { undoScanId: input.scanId, ticketId: row.ticket_id },
      });
    }
    const [left] = await run(listInside, { listId: row.list_id, day: tallyDayOf(list.rules, row.undone_at) });
    return left!.inside;
  }

  private async write(
    run: RunStatement,
    device: DeviceActor,
    input: UndoScanInput,
    row: UndoFactsRow,
    list: KnownList,
  ): Promise<void> {
    const receivedAt = this.clock.now();
    const facts = (await run(scanHistory, { listId: row.list_id, ticketId: row.ticket_id })).map(factOf);
    const undone = facts.find((fact): fact is ScanFact => fact.kind === 'scan' && fact.scanId === input.undoesScanId)!;
    const undo = { kind: 'undo' as const, scanId: input.scanId, undoesScanId: undone.scanId };
    const change = changeInHistory(facts, undo, undone, list.rules);
    const { state, latest, tallyDay, insideDelta } = change;
    await run(recordUndo, {
      scanId: input.scanId,
      deviceId: device.deviceId,
      sequence: input.sequence,
      listId: row.list_id,
      ticketId: row.ticket_id,
      scannedAt: input.scannedAt,
      receivedAt,
      correctedAt: correctedTime({
        scannedAt: input.scannedAt,
        offset: row.clock_offset_ms ?? receivedAt.getTime() - input.scannedAt.getTime(),
        receivedAt,
        previous: row.previous_at,
        following: row.following_at,
      }),
      undoOf: undone.scanId,
      reason: input.reason.trim(),
      version: row.version + 1,
      day: state.day,
      uses: state.uses,
      inside: state.inside,
      lastEntryScanId: state.lastEntry?.scanId ?? null,
      lastEntryAt: state.lastEntry?.at ?? null,
      lastEntryGateId: state.lastEntry?.gateId ?? null,
      latestAt: latest.at,
      latestScanId: latest.scanId,
      tallyDay,
      tallyDeviceId: row.undone_device_id,
      insideDelta,
      entered: undone.direction === 'ENTRY' ? 1 : 0,
      left: undone.direction === 'EXIT' ? 1 : 0,
    });
    await reconcileConflicts(run, [{ ...change, listId: row.list_id, ticketId: row.ticket_id }], this.clock);
  }
}

/** Whether this very undo has arrived before. */
async function isRepeated(run: RunStatement, device: DeviceActor, input: UndoScanInput): Promise<boolean> {
  const [stored] = await run(storedScan, { scanId: input.scanId });
  if (!stored) return false;
  if (stored.device_id === device.deviceId && stored.undo_of_id === input.undoesScanId) return true;
  throw new InvalidInput([{ field: 'scanId', code: 'duplicate' }]);
}

/** What a violated constraint means to whoever sent the undo. */
function lostRace(error: unknown): unknown {
  switch (violatedConstraint(error)) {
    case 'scans_undone_once':
      return new UndoNotPossible({ refusal: 'ALREADY_UNDONE' });
    case 'scans_device_sequence':
      return new InvalidInput([{ field: 'sequence', code: 'duplicate' }]);
    case 'scans_pkey':
      return new InvalidInput([{ field: 'scanId', code: 'duplicate' }]);
    default:
      return error;
  }
}
