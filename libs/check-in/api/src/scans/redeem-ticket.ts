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
import { concernsConflicts, reconcileConflicts } from '../conflicts/reconcile-conflicts.ts';
import { DeviceSightings } from '../devices/device-sightings.ts';
import { LiveChanges } from '../live/live-changes.ts';
import { admissionChange } from './admission-change.ts';
import { tallyDayOf } from './day-of.ts';
import { judgeScan } from './judge-scan.ts';
import { KnownKeys } from './known-keys.ts';
import { type KnownList, KnownLists } from './known-lists.ts';
import { logOverride } from './log-override.ts';
import { newScan } from './new-scan.ts';
import { overrideProblem } from './override-problem.ts';
import { readCode } from './read-code.ts';
import { readFacts } from './read-facts.ts';
import { recordScan, recordScanUnguarded } from './record-scan.ts';
import { RedeemGuard } from './redeem-guard.ts';
import { redeemProblems } from './redeem-problems.ts';
import { notOfThisGate, type Redemption } from './redemption.ts';
import { answerOf, storedAnswer } from './scan-answer.ts';
import type { ScanFactsRow } from './scan-facts.ts';
import type { RedeemTicketInput, ScanRecorded } from './scan.graphql.ts';
import { storedScan } from './stored-scan.ts';
import { nothingTyped, type TypedCode, typedCode } from './typed-code.ts';

/** How often one scan is decided afresh because others were faster. */
const ATTEMPTS = 5;

/** Constraints that only a faster scan can violate: decided again, this one finds what the other wrote. */
const LOST_RACES = ['scans_pkey', 'scans_admission_version'];

/** Who asks for an override, and the unit of work that its entry in the audit log belongs to. */
interface Audited {
  readonly caller: Caller;
  readonly tx: Transaction;
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

  /**
   * Answers the verdict; the same scan sent again gets the same answer and changes nothing. Throws
   * `InvalidInput` and `OverrideNotAllowed`; then nothing is kept.
   */
  async run(caller: Caller, device: DeviceActor, input: RedeemTicketInput): Promise<ScanRecorded> {
    InvalidInput.throwIfAny(redeemProblems(input));
    const list = await this.lists.listOf(input.listId);
    if (list?.eventId !== device.eventId) throw notOfThisGate();
    const code = await readCode(input.code, list, this.keys);
    const redemption = { device, input, receivedAt: this.clock.now(), code };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const answer = await this.attempt(caller, redemption, list, attempt > 1);
      if (!answer) continue;
      this.live.touch(device.eventId);
      return answer;
    }
    throw new Error(`Scan ${input.scanId} lost ${ATTEMPTS} races`);
  }

  /** One transaction; null where another scan was faster. */
  private async attempt(
    caller: Caller,
    redemption: Redemption,
    list: KnownList,
    isCareful: boolean,
  ): Promise<ScanRecorded | null> {
    try {
      if (!redemption.input.override)
        return await shortTransaction(this.pool, (tx) => this.decide(tx, redemption, list, isCareful));
      // An override is rare and goes into the audit log, which works within a unit of work.
      return await this.database.transaction((tx) =>
        this.decide(statementsIn(tx), redemption, list, isCareful, { caller, tx }),
      );
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
    audited?: Audited,
  ): Promise<ScanRecorded | null> {
    const { device, input, receivedAt, code } = redemption;
    const typed =
      code.kind === 'shortCode' ? await typedCode(run, device.eventId, code.shortCode, input) : nothingTyped;
    const { list, row } = await this.facts(run, redemption, known, typed, isCareful);
    if (row.stored_id !== null) return answerAgain(run, redemption, row, typed);
    if (row.revoked_at === null && row.lease_until <= receivedAt) throw unauthenticated();
    if (row.scans_for === null) throw notOfThisGate();

    const judged = judgeScan(row, list, code, typed, input, receivedAt);
    if (input.override) await overrideProblem(run, input, row, judged.decision);
    const change = await admissionChange(run, redemption, list, row, judged);
    await this.guard.beforeWrite();
    const scan = newScan(input, device, list, row, judged, change, receivedAt);
    const folded = change && { ...change, listId: input.listId, ticketId: judged.decision.ticketId! };
    const isDisputed = folded !== null && concernsConflicts(folded);
    const write = isDisputed ? run : finish;
    const [written] = await write(this.guard.on ? recordScan : recordScanUnguarded, scan);
    if (!written) return null;
    if (isDisputed) await reconcileConflicts(run, [folded], this.clock);
    if (audited) await logOverride(this.audit, audited.tx, audited.caller, redemption, judged);
    this.sightings.saw(device.deviceId, receivedAt, judged.clock);
    const isToday = change?.tallyDay === tallyDayOf(list.rules, receivedAt);
    return answerOf(input, judged, row, typed.candidates, isToday ? change.insideDelta : 0);
  }

  /** The facts of the scan, by the settings of its list as they are now. */
  private async facts(
    run: RunStatement,
    redemption: Redemption,
    known: KnownList,
    typed: TypedCode,
    isCareful: boolean,
  ): Promise<{ list: KnownList; row: ScanFactsRow }> {
    const read = (list: KnownList) => readFacts(run, redemption, list, typed, this.guard.on);
    // What is joined to a locked row may be older than the lock; read again behind the lock, nothing is.
    if (isCareful) await read(known);
    const row = await read(known);
    if (row.list_version === known.version) return { list: known, row };
    const list = (await this.lists.readAgain(redemption.input.listId, run)) ?? known;
    return { list, row: await read(list) };
  }
}

/** The answer that a scan got before; another scan under its id is none. */
async function answerAgain(
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
