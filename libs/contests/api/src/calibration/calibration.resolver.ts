import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import {
  CalibrationChanged,
  CalibrationResult,
  EndCalibrationInput,
  RoundCalibration,
  StartCalibrationInput,
} from './calibration.graphql.ts';
import { CalibrationQueries } from './calibration.queries.ts';
import { EndCalibration } from './end-calibration.ts';
import { StartCalibration } from './start-calibration.ts';

@Resolver()
export class CalibrationResolver {
  constructor(
    private readonly calibrations: CalibrationQueries,
    private readonly starting: StartCalibration,
    private readonly ending: EndCalibration,
  ) {}

  @Requires('contest.watch', scopeOf('round', 'roundId'))
  @Query(() => RoundCalibration, { nullable: true, description: 'Null: there was none.' })
  roundCalibration(@Args('roundId', { type: () => ID }) roundId: string) {
    return this.calibrations.of(roundId);
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => CalibrationResult, {
    description:
      'All judges of an opened round score the same two entries, on sheets that never count. Again, it takes in judges who have come since. Problems stand at `roundId`, `judges` and `entryIds`.',
  })
  startCalibration(@Args('input') { roundId, entryIds }: StartCalibrationInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.starting.run(caller, roundId, entryIds).then(() => this.changed(roundId)));
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => CalibrationResult, { description: 'Closes its sheets; starting to score does so too.' })
  endCalibration(@Args('input') { roundId }: EndCalibrationInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.ending.run(caller, roundId).then(() => this.changed(roundId)));
  }

  private async changed(roundId: string): Promise<CalibrationChanged> {
    return as(CalibrationChanged, { calibration: (await this.calibrations.of(roundId))! });
  }
}
