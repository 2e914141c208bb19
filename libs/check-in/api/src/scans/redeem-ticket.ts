import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, type DeviceActor, InvalidInput } from '@pho-hien/kernel';
import {
  type Caller,
  CLOCK,
  Database,
  type RunStatement,
  shortTransaction,
  SqlPool,
  statementsIn,
  type StatementTransaction,
  type Transaction,
  unauthenticated,
  violatedConstraint,
} from '@pho-hien/platform';
import { DeviceSightings } from '../devices/device-sightings.ts';
import { LiveChanges } from '../live/live-changes.ts';
import { tallyDayOf } from './day-of.ts';
import { type JudgedScan, judgeScan } from './judge-scan.ts';
import { KnownKeys } from './known-keys.ts';
import { type KnownList, KnownLists } from './known-lists.ts';
import { newScan } from './new-scan.ts';
import { overrideProblem } from './override-problem.ts';
import { type ReadCode, readCode } from './read-code.ts';
import { recordScan, recordScanUnguarded } from './record-scan.ts';
import { RedeemGuard } from './redeem-guard.ts';
import { redeemProblems } from './redeem-problems.ts';
import { answerOf, storedAnswer } from './scan-answer.ts';
import { changeByLatest, changeInHistory, isLatest, type ScanChange } from './scan-change.ts';
import { type Locked, scanFacts, type ScanFactsRow } from './scan-facts.ts';
import { factOf, scanHistory } from './scan-history.ts';
import type { RedeemTicketInput, ScanRecorded } from './scan.graphql.ts';
import { storedScan } from './stored-scan.ts';
import { nothingTyped, type TypedCode, typedCode } from './typed-code.ts';

/** How often one scan is decided afresh because others were faster. */
const ATTEMPTS = 5;

/** Constraints that only a faster scan can violate: decided again, this one finds what the other wrote. */
const LOST_RACES = ['scans_pkey', 'scans_admission_version'];

/** One scan on its way through the use case. */
interface Redemption {
  readonly device: DeviceActor;
  readonly input: RedeemTicketInput;
  readonly receivedAt: Date;
  readonly code: ReadCode;
}

/** Decides a scan and keeps it: the hot path of the product, four statements in all. */
@Injectable()
export class RedeemTicket {
  constructor(
    private readonly pool: SqlPool,
    private readonly database: Database,
    private readonly lists: KnownLists,
    private readonly keys: KnownKeys,
    private readonly guard: RedeemGuard,
    private readonly live: LiveChanges,
    private readonly sightings: DeviceSightings,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the verdict; the same scan sent again gets the same answer and changes nothing. */
  async run(caller: Caller, device: DeviceActor, input: RedeemTicketInput): Promise<ScanRecorded> {
    InvalidInput.throwIfAny(redeemProblems(input));
    const list = await this.lists.listOf(input.listId);
    if (list?.eventId !== device.eventId) throw notOfThisGate();
    const redemption = {
      device,
      input,
      receivedAt: this.clock.now(),
      code: await readCode(input.code, list, this.keys),
    };
    const answer = await this.inTransaction(caller, redemption, list);
    this.live.touch(device.eventId);
    return answer;
  }

  private async inTransaction(caller: Caller, redemption: Redemption, list: KnownList): Promise<ScanRecorded> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.attempt(caller, redemption, list, attempt > 1);
      if (answer) return answer;
      if (attempt >= ATTEMPTS) throw new Error(`Scan ${redemption.input.scanId} lost ${ATTEMPTS} races`);
    }
  }

  /** One transaction; null where another scan was faster. */
  private async attempt(
    caller: Caller,
    redemption: Redemption,
    list: KnownList,
    isCareful: boolean,
  ): Promise<ScanRecorded | null> {
    try {
      // An override is rare and goes into the audit log, which works within a unit of work.
      return redemption.input.override
        ? await this.database.transaction((tx) =>
            this.decide(statementsIn(tx), redemption, list, isCareful, { caller, tx }),
          )
        : await shortTransaction(this.pool, (tx) => this.decide(tx, redemption, list, isCareful));
    } catch (error) {
      const constraint = violatedConstraint(error) ?? '';
      if (constraint === 'scans_device_sequence') throw new InvalidInput([{ field: 'sequence', code: 'duplicate' }]);
      if (LOST_RACES.includes(constraint)) return null;
      throw error;
    }
  }

  private async decide(
    { run, finish }: StatementTransaction,
    redemption: Redemption,
    known: KnownList,
    isCareful: boolean,
    audited?: { readonly caller: Caller; readonly tx: Transaction },
  ): Promise<ScanRecorded | null> {
    const { device, input, receivedAt, code } = redemption;
    const typed =
      code.kind === 'shortCode' ? await typedCode(run, device.eventId, code.shortCode, input) : nothingTyped;
    // What is joined to a locked row may be older than the lock; read again behind the lock, nothing is.
    if (isCareful) await this.facts(run, redemption, known, typed);
    let row = await this.facts(run, redemption, known, typed);
    const list =
      row.list_version === known.version ? known : ((await this.lists.readAgain(input.listId, run)) ?? known);
    if (list !== known) row = await this.facts(run, redemption, list, typed);

    if (row.stored_id !== null) return this.answerAgain(run, redemption, row, typed);
    if (row.revoked_at === null && row.lease_until <= receivedAt) throw unauthenticated();
    if (row.scans_for === null) throw notOfThisGate();
    const judged = judgeScan(row, list, code, typed, input, receivedAt);
    if (input.override) await overrideProblem(run, input, row, judged.decision);
    const change = judged.decision.verdict === 'OK' ? await this.change(run, redemption, list, row, judged) : null;
    await this.guard.beforeWrite();
    const scan = newScan(input, device, list, row, judged, change, receivedAt);
    const [written] = await finish(this.guard.on ? recordScan : recordScanUnguarded, scan);
    if (!written) return null;
    if (audited) await this.logOverride(audited.tx, audited.caller, redemption, judged);
    this.sightings.saw(device.deviceId, receivedAt, judged.clock);
    const isToday = change?.tallyDay === tallyDayOf(list.rules, receivedAt);
    return answerOf(input, judged, row, typed.candidates, isToday ? change.insideDelta : 0);
  }

  private async facts(
    run: RunStatement,
    { device, input, code, receivedAt }: Redemption,
    list: KnownList,
    typed: TypedCode,
  ): Promise<ScanFactsRow> {
    const ticketId = code.kind === 'token' ? (code.genuine ? code.token.ticketId : null) : typed.ticketId;
    const covering: Locked = list.rules.capacity !== null && ticketId !== null ? 'list' : 'ticket';
    const [row] = await run(scanFacts[this.guard.on ? covering : 'nothing'], {
      scanId: input.scanId,
      sequence: input.sequence,
      deviceId: device.deviceId,
      gateId: device.gateId,
      listId: input.listId,
      eventId: device.eventId,
      ticketId,
      keyNumber: code.kind === 'token' ? code.token.keyId : null,
      day: tallyDayOf(list.rules, receivedAt),
    });
    if (!row) throw unauthenticated();
    return row;
  }

  private async change(
    run: RunStatement,
    { device, input }: Redemption,
    list: KnownList,
    row: ScanFactsRow,
    { decision, correctedAt, state }: JudgedScan,
  ): Promise<ScanChange> {
    const fact = {
      kind: 'scan' as const,
      scanId: input.scanId,
      verdict: decision.verdict,
      direction: input.direction,
      at: correctedAt,
      gateId: device.gateId,
      overridden: decision.overridden !== null,
    };
    const { latest_at: at, latest_scan_id: scanId } = row;
    if (isLatest(fact, at && scanId ? { at, scanId } : null)) return changeByLatest(state, fact, list.rules);
    const history = await run(scanHistory, { listId: input.listId, ticketId: decision.ticketId! });
    return changeInHistory(history.map(factOf), fact, fact, list.rules);
  }

  private async answerAgain(
    run: RunStatement,
    { device, input }: Redemption,
    row: ScanFactsRow,
    typed: TypedCode,
  ): Promise<ScanRecorded> {
    const [stored] = await run(storedScan, { scanId: input.scanId });
    const isSame = stored?.kind === 'SCAN' && stored.device_id === device.deviceId && stored.list_id === input.listId;
    if (!isSame) throw new InvalidInput([{ field: 'scanId', code: 'duplicate' }]);
    return storedAnswer(stored, row, typed.candidates);
  }

  private async logOverride(
    tx: Transaction,
    caller: Caller,
    { device, input }: Redemption,
    { decision }: JudgedScan,
  ): Promise<void> {
    await this.audit.open(tx, {
      aggregateType: 'scan',
      aggregateId: input.scanId,
      eventId: device.eventId,
      action: 'scan.overridden',
      caller,
      reason: input.override!.reason.trim(),
      changes: {
        overridesScanId: input.override!.overridesScanId,
        ticketId: decision.ticketId,
        overridden: decision.overridden,
        verdict: decision.verdict,
      },
    });
  }
}

const notOfThisGate = () => new InvalidInput([{ field: 'listId', code: 'unknown_value' }]);
