import { Module, type OnModuleInit } from '@nestjs/common';
import { Attendance, EditionCloners, TicketUses } from '@pho-hien/events-api';
import { atGate, inEvent } from '@pho-hien/kernel';
import { Jobs, ScopeTracers } from '@pho-hien/platform';
import { CloneGates } from './clone-gates.ts';
import { DeviceQueries } from './devices/device.queries.ts';
import { DeviceResolver } from './devices/device.resolver.ts';
import { DeviceSightings } from './devices/device-sightings.ts';
import { DeviceTokens } from './devices/device-tokens.ts';
import { GateStationQueries } from './devices/gate-station.queries.ts';
import { PairDevice } from './devices/pair-device.ts';
import { RenewDevice } from './devices/renew-device.ts';
import { RevokeDevice } from './devices/revoke-device.ts';
import { StartPairing } from './devices/start-pairing.ts';
import { GateDayResolver } from './gate-day/gate-day.resolver.ts';
import { GateDays } from './gate-day/gate-days.ts';
import { CreateGate } from './gates/create-gate.ts';
import { GateQueries } from './gates/gate.queries.ts';
import { GateResolver } from './gates/gate.resolver.ts';
import { UpdateGate } from './gates/update-gate.ts';
import { CheckInListQueries } from './lists/check-in-list.queries.ts';
import { CheckInListResolver } from './lists/check-in-list.resolver.ts';
import { CreateCheckInList } from './lists/create-check-in-list.ts';
import { UpdateCheckInList } from './lists/update-check-in-list.ts';
import { LiveChanges } from './live/live-changes.ts';
import { LiveCounts } from './live/live-counts.ts';
import { DeviceStandings } from './live/device-standings.ts';
import { LiveDayHub } from './live/live-day-hub.ts';
import { LiveDayResolver } from './live/live-day.resolver.ts';
import { LiveDays } from './live/live-days.ts';
import { MinuteTallies } from './live/minute-tallies.ts';
import { LiveHub } from './live/live-hub.ts';
import { LiveResolver } from './live/live.resolver.ts';
import { AnswersResolver } from './scans/answers/answers.resolver.ts';
import { OpenAnswers } from './scans/answers/open-answers.ts';
import { TakeOutAnswers } from './scans/answers/take-out-answers.ts';
import { wasAdmitted } from './scans/was-admitted.ts';
import { ArrivalsOfDay } from './scans/arrivals-of-day.ts';
import { FirstEntries } from './scans/first-entries.ts';
import { KnownKeys } from './scans/known-keys.ts';
import { KnownLists } from './scans/known-lists.ts';
import { RedeemGuard } from './scans/redeem-guard.ts';
import { RedeemTicket } from './scans/redeem-ticket.ts';
import { RegistrationScansResolver } from './scans/registration-scans.resolver.ts';
import { ScanResolver } from './scans/scan.resolver.ts';
import { UndoScan } from './scans/undo-scan.ts';
import { CreateShift } from './shifts/create-shift.ts';
import { DeleteShift } from './shifts/delete-shift.ts';
import { ShiftQueries } from './shifts/shift.queries.ts';
import { ShiftResolver } from './shifts/shift.resolver.ts';
import { WriteHandover } from './shifts/write-handover.ts';
import { GateManifestController } from './manifest/gate-manifest.controller.ts';
import { GateOrganisations } from './manifest/gate-organisations.ts';
import { ManifestDeltas } from './manifest/manifest-deltas.ts';
import { NewsReadings } from './manifest/news-readings.ts';
import { ManifestSnapshots } from './manifest/manifest-snapshots.ts';
import { TicketSeals } from './manifest/ticket-seals.ts';
import { ReceivingKeys } from './receiving/receiving-keys.ts';
import { KeepFacts } from './sync/keep-facts.ts';
import { ConflictQueries } from './conflicts/conflict.queries.ts';
import { ConflictResolver } from './conflicts/conflict.resolver.ts';
import { SettleConflict } from './conflicts/settle-conflict.ts';
import { DecideQuarantine } from './quarantine/decide-quarantine.ts';
import { QuarantineQueries } from './quarantine/quarantine.queries.ts';
import { QuarantinedGuests } from './quarantine/quarantined-guests.ts';
import { QuarantineResolver } from './quarantine/quarantine.resolver.ts';
import { ConflictsAtGate } from './conflicts/conflicts-at-gate.ts';
import { RowHistoryQueries } from './history/row-history.queries.ts';
import { RowHistoryResolver } from './history/row-history.resolver.ts';
import { ScansAtGates } from './history/scans-at-gates.ts';
import { InsideNow } from './live/inside-now.ts';
import { SyncResolver } from './sync/sync.resolver.ts';
import { SyncScans } from './sync/sync-scans.ts';
import { EndBlocks } from './walk-ups/end-blocks.ts';
import { ReserveWalkUps } from './walk-ups/reserve-walk-ups.ts';
import { RevokeWalkUps } from './walk-ups/revoke-walk-ups.ts';
import { SetGateWalkUps } from './walk-ups/set-gate-walk-ups.ts';
import { SweepBlocks } from './walk-ups/sweep-blocks.ts';
import { TakeExpected } from './walk-ups/take-expected.ts';
import { TAKE_EXPECTED } from './walk-ups/take-expected-job.ts';
import { TakeWalkUps } from './walk-ups/take-walk-ups.ts';
import { WalkUpQueries } from './walk-ups/walk-up.queries.ts';
import { DeviceWalkUpsResolver, GateWalkUpsResolver, WalkUpResolver } from './walk-ups/walk-up.resolver.ts';
import { SimulatedGates } from './simulator/simulated-gates.ts';
import { SimulationStock } from './simulator/simulation-stock.ts';
import { SimulatorResolver } from './simulator/simulator.resolver.ts';
import { Simulator } from './simulator/simulator.ts';

const lists = [CreateCheckInList, UpdateCheckInList, CheckInListQueries, CheckInListResolver];
const gates = [CreateGate, UpdateGate, GateQueries, GateResolver, GateDays, GateDayResolver];
const devices = [
  StartPairing,
  PairDevice,
  RevokeDevice,
  RenewDevice,
  DeviceTokens,
  DeviceSightings,
  DeviceQueries,
  GateStationQueries,
  DeviceResolver,
];
const scans = [
  ArrivalsOfDay,
  FirstEntries,
  RedeemTicket,
  UndoScan,
  RedeemGuard,
  KnownKeys,
  KnownLists,
  ScanResolver,
  RegistrationScansResolver,
  OpenAnswers,
  TakeOutAnswers,
  AnswersResolver,
];
const sync = [SyncScans, KeepFacts, ReceivingKeys, SyncResolver];
const manifest = [GateOrganisations, TicketSeals, NewsReadings, ManifestDeltas, ManifestSnapshots];
const conflicts = [ConflictsAtGate, ConflictQueries, SettleConflict, ConflictResolver];
const quarantine = [QuarantineQueries, QuarantinedGuests, DecideQuarantine, QuarantineResolver];
const history = [ScansAtGates, RowHistoryQueries, RowHistoryResolver];
const live = [
  LiveChanges,
  LiveCounts,
  InsideNow,
  LiveHub,
  LiveResolver,
  MinuteTallies,
  DeviceStandings,
  LiveDays,
  LiveDayHub,
  LiveDayResolver,
];

const shifts = [CreateShift, DeleteShift, WriteHandover, ShiftQueries, ShiftResolver];
const walkUps = [
  DeviceWalkUpsResolver,
  EndBlocks,
  GateWalkUpsResolver,
  ReserveWalkUps,
  RevokeWalkUps,
  SetGateWalkUps,
  SweepBlocks,
  TakeExpected,
  TakeWalkUps,
  WalkUpQueries,
  WalkUpResolver,
];
const simulator = [SimulatedGates, SimulationStock, Simulator, SimulatorResolver];

/** Lists, gates, devices, scans and the live count. */
@Module({
  controllers: [GateManifestController],
  providers: [
    ...lists,
    ...gates,
    ...devices,
    ...scans,
    ...sync,
    ...manifest,
    ...conflicts,
    ...quarantine,
    ...history,
    ...live,
    ...simulator,
    ...shifts,
    ...walkUps,
    CloneGates,
  ],
  exports: [
    CreateCheckInList,
    CreateGate,
    StartPairing,
    PairDevice,
    DeviceTokens,
    RedeemTicket,
    ReserveWalkUps,
    SetGateWalkUps,
  ],
})
export class CheckInModule implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly lists: CheckInListQueries,
    private readonly gates: GateQueries,
    private readonly devices: DeviceQueries,
    private readonly shifts: ShiftQueries,
    private readonly ticketUses: TicketUses,
    private readonly attendance: Attendance,
    private readonly firstEntries: FirstEntries,
    private readonly cloners: EditionCloners,
    private readonly cloneGates: CloneGates,
    private readonly jobs: Jobs,
    private readonly sweepBlocks: SweepBlocks,
    private readonly takeExpected: TakeExpected,
  ) {}

  onModuleInit(): void {
    this.cloners.register(this.cloneGates);
    this.tracers.register('check-in list', async (id) => {
      const eventId = await this.lists.eventOf(id);
      return eventId ? inEvent(eventId) : null;
    });
    this.tracers.register('gate', async (id) => {
      const eventId = await this.gates.eventOf(id);
      return eventId ? atGate(id, eventId) : null;
    });
    this.tracers.register('shift', async (id) => {
      const eventId = await this.shifts.eventOf(id);
      return eventId ? inEvent(eventId) : null;
    });
    this.tracers.register('device', async (id) => {
      const place = await this.devices.placeOf(id);
      return place ? atGate(place.gate_id, place.event_id) : null;
    });
    // Each minute: what comes again by itself need not be tried again.
    const once = { retryLimit: 0, retryDelay: 1, concurrency: 1 };
    this.jobs.register('check-in.sweep-walk-ups', once, () => this.sweepBlocks.run(), '* * * * *');
    this.jobs.register(TAKE_EXPECTED, once, () => this.takeExpected.run(), '* * * * *');
    this.ticketUses.register(wasAdmitted);
    this.attendance.register((ticketIds) => this.firstEntries.of(ticketIds));
  }
}
