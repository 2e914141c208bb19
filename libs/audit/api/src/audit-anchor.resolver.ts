import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { everywhere, Requires } from '@pho-hien/platform';
import { AuditAnchorCheck, AuditAnchorConnection } from './audit-anchor.graphql.ts';
import { AuditAnchorQueries } from './audit-anchor.queries.ts';
import { AuditAnchors } from './audit-anchors.ts';

@Resolver()
export class AuditAnchorResolver {
  constructor(
    private readonly queries: AuditAnchorQueries,
    private readonly anchors: AuditAnchors,
  ) {}

  @Requires('audit.read', everywhere)
  @Query(() => AuditAnchorConnection, { description: 'What was mailed to the auditors day by day, newest first.' })
  auditAnchors(
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => ID, nullable: true }) after?: string,
  ) {
    return this.queries.page(first, after);
  }

  @Requires('audit.read', everywhere)
  @Query(() => AuditAnchorCheck, {
    description:
      'Computes the digest of the whole log again as of an instant, and compares. Take both from the mail: what stands in the database could have been changed with the log.',
  })
  async verifyAuditAnchor(
    @Args('upTo', { type: () => Date }) upTo: Date,
    @Args('digest', { type: () => String }) digest: string,
  ): Promise<AuditAnchorCheck> {
    const found = await this.anchors.digest(upTo);
    return { holds: found.digest === digest.trim().toLowerCase(), ...found };
  }
}
