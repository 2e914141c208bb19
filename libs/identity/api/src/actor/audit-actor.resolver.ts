import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditEntryType } from '@pho-hien/audit-api';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { PersonNames } from './person-names.ts';

const PERSON = 'person:';

/** Puts names to the ids in the log: the log itself holds none, so that a name can be erased. */
@Resolver(() => AuditEntryType)
export class AuditActorResolver {
  constructor(private readonly names: PersonNames) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Name of the person who acted, or the address while there is no name; null where it was no person, or is no longer known.',
  })
  async actorName(@Parent() { actor }: AuditEntryType, @Context() context: GraphqlContext): Promise<string | null> {
    if (!actor.startsWith(PERSON)) return null;
    const names = loader(context, 'personNames', (ids) => this.names.of(ids));
    return (await names.load(actor.slice(PERSON.length))) ?? null;
  }
}
