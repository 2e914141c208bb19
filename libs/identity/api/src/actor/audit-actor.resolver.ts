import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditActorType, AuditEntryType } from '@pho-hien/audit-api';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { PersonNames } from './person-names.ts';

const PERSON = 'person:';

const DESCRIPTION =
  'Name of the person who acted, or the address while there is no name; null where it was no person, or is no longer known.';

async function nameOf(actor: string, context: GraphqlContext, names: PersonNames): Promise<string | null> {
  if (!actor.startsWith(PERSON)) return null;
  const known = loader(context, 'personNames', (ids) => names.of(ids));
  return (await known.load(actor.slice(PERSON.length))) ?? null;
}

/** Puts names to the ids in the log: the log itself holds none, so that a name can be erased. */
@Resolver(() => AuditEntryType)
export class AuditEntryActorResolver {
  constructor(private readonly names: PersonNames) {}

  @ResolveField(() => String, { nullable: true, description: DESCRIPTION })
  actorName(@Parent() { actor }: AuditEntryType, @Context() context: GraphqlContext): Promise<string | null> {
    return nameOf(actor, context, this.names);
  }
}

/** The same for the list of those who acted. */
@Resolver(() => AuditActorType)
export class AuditActorResolver {
  constructor(private readonly names: PersonNames) {}

  @ResolveField(() => String, { nullable: true, description: DESCRIPTION })
  actorName(@Parent() { actor }: AuditActorType, @Context() context: GraphqlContext): Promise<string | null> {
    return nameOf(actor, context, this.names);
  }
}
