import { Injectable } from '@nestjs/common';
import { Database, pageSize, sqlOf, toConnection } from '@pho-hien/platform';
import { AuditAnchor } from './audit-anchor.entity.ts';
import type { AuditAnchorType } from './audit-anchor.graphql.ts';

@Injectable()
export class AuditAnchorQueries {
  constructor(private readonly database: Database) {}

  /** What was mailed, newest first. */
  async page(first?: number | null, after?: string | null) {
    const size = pageSize(first);
    const rows = await sqlOf(this.database.reader, AuditAnchor)
      .selectFrom('audit_anchors')
      .selectAll()
      .$if(after != null, (query) => query.where('id', '<', after!))
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute();
    const anchors = rows.map(({ id, day, up_to: upTo, digest, chains, entries }): AuditAnchorType => ({
      ...{ id, day, upTo, digest, chains, entries },
    }));
    return toConnection(anchors, size, (anchor) => anchor.id);
  }
}
