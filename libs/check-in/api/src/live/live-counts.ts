import { Inject, Injectable } from '@nestjs/common';
import { TicketTypeQueries } from '@pho-hien/events-api';
import { type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, runPrepared, SqlPool } from '@pho-hien/platform';
import { GateQueries } from '../gates/gate.queries.ts';
import { countInside, countsByGate, countsByTicketType, latestScans } from './live-statements.ts';
import type { LiveCount } from './live.graphql.ts';

@Injectable()
export class LiveCounts {
  constructor(
    private readonly pool: SqlPool,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly gates: GateQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts an event: a handful of statements, however many have come. */
  async read(eventId: string): Promise<LiveCount> {
    const at = this.clock.now();
    const [types, gates, byType, byGate, latest] = await Promise.all([
      this.ticketTypes.ofEvents([eventId]),
      this.gates.ofEvent(eventId),
      this.byTicketType(eventId, at),
      runPrepared(this.pool, countsByGate, { eventId }),
      runPrepared(this.pool, latestScans, { eventId }),
    ]);
    const countOf = new Map(byType.map((row) => [row.ticket_type_id, row]));
    const gateOf = new Map(byGate.map((row) => [row.gate_id, row]));
    return {
      at,
      insideNow: byType.reduce((sum, { inside }) => sum + inside, 0),
      admittedTickets: byType.reduce((sum, { admitted }) => sum + admitted, 0),
      byTicketType: (types.get(eventId) ?? []).map((ticketType) => ({
        ticketType,
        inside: countOf.get(ticketType.id)?.inside ?? 0,
        admitted: countOf.get(ticketType.id)?.admitted ?? 0,
        confirmed: ticketType.confirmed,
      })),
      byGate: gates.map((gate) => ({
        gate,
        entries: gateOf.get(gate.id)?.entries ?? 0,
        exits: gateOf.get(gate.id)?.exits ?? 0,
        denied: gateOf.get(gate.id)?.denied ?? 0,
      })),
      latest: latest.map((row) => ({
        scanId: row.id,
        at: row.corrected_at,
        gateName: row.gate_name,
        direction: row.direction!,
        verdict: row.verdict!,
        reason: row.reason!,
        holderName: row.full_name,
        ticketTypeName: row.type_name,
      })),
    };
  }

  /** Persons inside an event now. */
  async insideNow(eventId: string): Promise<number> {
    const today = vietnamDayOf(this.clock.now());
    const [row] = await runPrepared(this.pool, countInside, { eventId, today });
    return row!.inside;
  }

  private byTicketType(eventId: string, at: Date) {
    return runPrepared(this.pool, countsByTicketType, { eventId, today: vietnamDayOf(at) });
  }
}
