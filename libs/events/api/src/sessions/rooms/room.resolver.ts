import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { DeleteUnused } from '../delete-unused.ts';
import { ProgrammeQueries } from '../programme.queries.ts';
import {
  CreateRoomInput,
  DeleteRoomInput,
  DeleteRoomResult,
  RoomDeleted,
  RoomSaved,
  SaveRoomResult,
  UpdateRoomInput,
} from './room.graphql.ts';
import { SaveRoom } from './save-room.ts';

const whole = ({ name, place, capacity }: CreateRoomInput | UpdateRoomInput) => ({
  name,
  place,
  capacity: capacity ?? null,
});

@Resolver()
export class RoomResolver {
  constructor(
    private readonly queries: ProgrammeQueries,
    private readonly save: SaveRoom,
    private readonly remove: DeleteUnused,
  ) {}

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveRoomResult, { description: 'Adds a room to an event.' })
  createRoom(@Args('input') input: CreateRoomInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.save.run(caller, { eventId: input.eventId }, whole(input)).then((id) => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('room', 'input.id'))
  @Mutation(() => SaveRoomResult, { description: 'Replaces what is said of a room.' })
  updateRoom(@Args('input') input: UpdateRoomInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.save.run(caller, input, whole(input)).then((id) => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('room', 'input.id'))
  @Mutation(() => DeleteRoomResult, { description: 'Deletes a room in which nothing happens.' })
  deleteRoom(@Args('input') { id }: DeleteRoomInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.remove.run(caller, 'room', id).then(() => as(RoomDeleted, { id })));
  }

  private async saved(id: string): Promise<RoomSaved> {
    return as(RoomSaved, { room: await this.queries.room(id) });
  }
}
