import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditEntryType } from '@pho-hien/audit-api';
import type { GraphqlContext } from '@pho-hien/platform';
import DataLoader from 'dataloader';
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
    return (await this.loader(context).load(actor.slice(PERSON.length))) ?? null;
  }

  private loader(context: GraphqlContext): DataLoader<string, string | undefined> {
    const known = context.loaders.get('person names') as DataLoader<string, string | undefined> | undefined;
    if (known) return known;
    const made = new DataLoader<string, string | undefined>(async (ids) => {
      const found = await this.names.of(ids);
      return ids.map((id) => found.get(id));
    });
    context.loaders.set('person names', made);
    return made;
  }
}
