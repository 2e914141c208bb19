import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { SimulationChanged, SimulationResult, StartSimulationInput, StopSimulationInput } from './simulator.graphql.ts';
import { Simulator } from './simulator.ts';

@Resolver()
export class SimulatorResolver {
  constructor(private readonly simulator: Simulator) {}

  @Requires('checkin.watch', scopeOf('event', 'eventId'))
  @Query(() => Boolean, { description: 'Whether scans can be simulated here: in demonstrations only.' })
  canSimulate(@Args('eventId', { type: () => ID }) _eventId: string) {
    return this.simulator.available;
  }

  @Requires('scan.override', scopeOf('event', 'input.eventId'))
  @Mutation(() => SimulationResult, {
    description: 'Begins to simulate scans at an event’s gates, or goes on at another pace; in demonstrations only.',
  })
  startSimulation(@Args('input') { eventId, perMinute }: StartSimulationInput) {
    return outcomeOf(this.simulator.start(eventId, perMinute).then(() => this.changed(eventId)));
  }

  @Requires('scan.override', scopeOf('event', 'input.eventId'))
  @Mutation(() => SimulationResult, { description: 'Ends the simulation of an event.' })
  stopSimulation(@Args('input') { eventId }: StopSimulationInput) {
    this.simulator.stop(eventId);
    return this.changed(eventId);
  }

  private changed(eventId: string) {
    return as(SimulationChanged, { simulation: this.simulator.stateOf(eventId) });
  }
}
