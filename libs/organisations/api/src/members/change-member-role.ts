import { Injectable } from '@nestjs/common';
import { EndGrant, GiveRole, PeopleIn } from '@pho-hien/identity-api';
import { inOrganisation, InvalidInput, type Role } from '@pho-hien/kernel';
import { canGo, LastOwner, rolesIn } from '@pho-hien/organisations-core';
import { type Caller, Database, notFound } from '@pho-hien/platform';
import { lockOrganisation } from '../profile/locked-organisation.ts';
import { nobodyLeft } from './remove-member.ts';

/** Makes a member an owner, or an owner a member. */
@Injectable()
export class ChangeMemberRole {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleIn,
    private readonly giving: GiveRole,
    private readonly ending: EndGrant,
  ) {}

  /** Throws `LastOwner`, `InvalidInput`, `NOT_FOUND`. */
  async run(
    caller: Caller,
    { organisationId, userId, role }: { organisationId: string; userId: string; role: Role },
  ): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    try {
      await this.database.transaction(async (tx) => {
        const { id, kind } = await lockOrganisation(tx, organisationId);
        const [leading] = rolesIn(kind);
        if (!rolesIn(kind).includes(role)) throw new InvalidInput([{ field: 'role', code: 'not_allowed' }]);
        const people = await this.people.organisations(tx, [id]);
        const theirs = people.filter((person) => person.userId === userId);
        if (theirs.length === 0) throw notFound();
        if (role !== leading && !canGo(kind, people, userId)) throw new LastOwner({ organisationId: id });
        const scope = inOrganisation(id);
        await this.giving.run(tx, caller, { userId, role, scope, grantedBy: actor.userId });
        for (const old of theirs.filter((person) => person.role !== role))
          await this.ending.run(tx, caller, { id: old.grantId, role: old.role, scope, userId }, 'role changed');
      });
    } catch (error) {
      throw nobodyLeft(error, organisationId);
    }
  }
}
