import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  as,
  type Caller,
  CurrentCaller,
  Database,
  type GraphqlContext,
  loader,
  Requires,
  resultUnion,
  scopeOf,
} from '@pho-hien/platform';
import { EventType } from '../events/event.graphql.ts';
import { eventsSql } from '../sql.ts';
import { SetEventReminders } from './set-event-reminders.ts';

@InputType()
export class SetEventRemindersInput {
  @Field(() => ID) eventId!: string;
  @Field(() => Boolean) on!: boolean;
}

@ObjectType()
export class RemindersSet {
  @Field(() => Boolean) on!: boolean;
}

export const SetEventRemindersResult = resultUnion('SetEventRemindersResult', RemindersSet);

@Resolver(() => EventType)
export class RemindersResolver {
  constructor(
    private readonly database: Database,
    private readonly set: SetEventReminders,
  ) {}

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SetEventRemindersResult, { description: 'Whether who has a ticket is reminded of the event.' })
  async setEventReminders(@Args('input') { eventId, on }: SetEventRemindersInput, @CurrentCaller() caller: Caller) {
    await this.set.run(caller, eventId, on);
    return as(RemindersSet, { on });
  }

  @ResolveField(() => Boolean, { description: 'Whether who has a ticket is reminded, days before and on the morning.' })
  reminders(@Parent() { id }: EventType, @Context() context: GraphqlContext) {
    return loader(context, 'eventReminders', async (ids) => {
      const sql = eventsSql(this.database.reader);
      const rows = await sql.selectFrom('events').select(['id', 'reminders']).where('id', 'in', ids).execute();
      return new Map(rows.map((row) => [row.id, row.reminders]));
    }).load(id);
  }
}
