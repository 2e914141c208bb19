import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type FormVersion, isForGroups } from '@pho-hien/events-core';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { FormQueries } from '../forms/form.queries.ts';
import { TicketTypeType } from '../ticket-types/ticket-type.graphql.ts';

@Resolver(() => TicketTypeType)
export class TicketTypeGroupsResolver {
  constructor(private readonly forms: FormQueries) {}

  @ResolveField(() => Boolean, {
    description: 'Whether an organisation may register people for it: nothing is asked that each has to answer.',
  })
  async forGroups(@Parent() { id }: TicketTypeType, @Context() context: GraphqlContext): Promise<boolean> {
    const form = await loader(context, 'newestForm', (ids) => this.forms.newestOf(ids)).load(id);
    return isForGroups(form as FormVersion | null | undefined);
  }
}
