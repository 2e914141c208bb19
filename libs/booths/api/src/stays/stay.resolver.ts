import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { StandRequestQueries } from '../requests/stand-request.queries.ts';
import { ChangeStay } from './change-stay.ts';
import { PlaceExhibitor } from './place-exhibitor.ts';
import {
  AnswerStandInput,
  ChangeStayInput,
  ChangeStayResult,
  ExhibitorPlaced,
  PlaceExhibitorInput,
  PlaceExhibitorResult,
  ZonePowerType,
} from './stay.graphql.ts';
import { StayQueries } from './stay.queries.ts';

@Resolver()
export class StayResolver {
  constructor(
    private readonly placing: PlaceExhibitor,
    private readonly changing: ChangeStay,
    private readonly stays: StayQueries,
    private readonly requests: StandRequestQueries,
  ) {}

  @Requires('event.read', scopeOf('event', 'eventId'))
  @Query(() => [ZonePowerType], { description: 'Of every published zone of the event.' })
  zonePowers(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.stays.powerOf(eventId);
  }

  @Requires('event.manage', scopeOf('booth', 'input.boothId'))
  @Mutation(() => PlaceExhibitorResult, { description: 'Holds or assigns a free booth; one booth, one exhibitor.' })
  placeExhibitor(@Args('input') input: PlaceExhibitorInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.placing
        .run(caller, input.boothId, input.requestId, input.as)
        .then(async () => as(ExhibitorPlaced, { request: await this.requests.byId(input.requestId, 'organisers') })),
    );
  }

  @Requires('event.manage', scopeOf('booth stay', 'input.id'))
  @Mutation(() => ChangeStayResult)
  changeStay(@Args('input') { id, step, reason }: ChangeStayInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.changing.run(caller, id, step, reason).then(() => this.placed(id)));
  }

  @Requires('organisation.represent', scopeOf('own booth stay', 'input.id'))
  @Mutation(() => ChangeStayResult, { description: 'The exhibitor’s answer to the stand that was assigned.' })
  answerStand(@Args('input') { id, answer }: AnswerStandInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.changing.run(caller, id, answer).then(() => this.placed(id)));
  }

  private async placed(stayId: string): Promise<ExhibitorPlaced> {
    return as(ExhibitorPlaced, { request: await this.requests.byStay(stayId) });
  }
}
