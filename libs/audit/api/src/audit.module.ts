import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { EVERYWHERE, inEvent } from '@pho-hien/kernel';
import { type PersistentContext, ScopeTracers } from '@pho-hien/platform';
import { AuditAnchor } from './audit-anchor.entity.ts';
import { AuditAnchorQueries } from './audit-anchor.queries.ts';
import { AuditAnchorResolver } from './audit-anchor.resolver.ts';
import { AuditAnchors } from './audit-anchors.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { AuditLog } from './audit-log.ts';
import { AuditQueries } from './audit.queries.ts';
import { AuditResolver } from './audit.resolver.ts';
import { AuditValue } from './audit-value.entity.ts';
import { DeedsAbout } from './deeds-about.ts';
import { Migration202611220100_audit } from './migrations/migration-202611220100-audit.ts';
import { Migration202611230100_audit_anchors } from './migrations/migration-202611230100-audit-anchors.ts';
import { Migration202611231100_audit_people } from './migrations/migration-202611231100-audit-people.ts';
import { Migration202611302125_audit_actions } from './migrations/migration-202611302125-audit-actions.ts';

export const auditPersistence: PersistentContext = {
  entities: [AuditEntry, AuditValue, AuditAnchor],
  migrations: [
    Migration202611220100_audit,
    Migration202611230100_audit_anchors,
    Migration202611231100_audit_people,
    Migration202611302125_audit_actions,
  ],
};

@Global()
@Module({
  providers: [AuditLog, AuditQueries, AuditResolver, AuditAnchors, AuditAnchorQueries, AuditAnchorResolver, DeedsAbout],
  exports: [AuditLog, AuditAnchors, DeedsAbout],
})
export class AuditModule implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly queries: AuditQueries,
  ) {}

  onModuleInit(): void {
    this.tracers.register('audited aggregate', async (id) => {
      const eventId = await this.queries.eventOf(id);
      return eventId === undefined ? null : eventId === null ? EVERYWHERE : inEvent(eventId);
    });
  }
}
