import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { DeleteUnused } from '../delete-unused.ts';
import { ProgrammeQueries } from '../programme.queries.ts';
import { SaveSpeaker } from './save-speaker.ts';
import {
  CreateSpeakerInput,
  DeleteSpeakerInput,
  DeleteSpeakerResult,
  SaveSpeakerResult,
  SpeakerDeleted,
  SpeakerSaved,
  UpdateSpeakerInput,
} from './speaker.graphql.ts';

@Resolver()
export class SpeakerResolver {
  constructor(
    private readonly queries: ProgrammeQueries,
    private readonly save: SaveSpeaker,
    private readonly remove: DeleteUnused,
  ) {}

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveSpeakerResult, { description: 'Adds a speaker to an event.' })
  createSpeaker(@Args('input') { eventId, ...input }: CreateSpeakerInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.save.run(caller, { eventId }, input).then((id) => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('speaker', 'input.id'))
  @Mutation(() => SaveSpeakerResult, { description: 'Replaces what is said of a speaker.' })
  updateSpeaker(@Args('input') { id, version, ...input }: UpdateSpeakerInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.save.run(caller, { id, version }, input).then(() => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('speaker', 'input.id'))
  @Mutation(() => DeleteSpeakerResult, { description: 'Deletes a speaker who speaks in no session.' })
  deleteSpeaker(@Args('input') { id }: DeleteSpeakerInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.remove.run(caller, 'speaker', id).then(() => as(SpeakerDeleted, { id })));
  }

  private async saved(id: string): Promise<SpeakerSaved> {
    return as(SpeakerSaved, { speaker: await this.queries.speaker(id) });
  }
}
