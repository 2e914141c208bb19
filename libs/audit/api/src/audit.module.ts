import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { EVERYWHERE, inEvent } from '@pho-hien/kernel';
import { type PersistentContext, ScopeTracers } from '@pho-hien/platform';
import { AuditEntry } from './audit-entry.entity.ts';
import { AuditLog } from './audit-log.ts';
import { AuditQueries } from './audit.queries.ts';
import { AuditResolver } from './audit.resolver.ts';
import { AuditValue } from './audit-value.entity.ts';
import { Migration202611220100_audit } from './migrations/migration-202611220100-audit.ts';

export const auditPersistence: PersistentContext = {
  entities: [AuditEntry, AuditValue],
  migrations: [Migration202611220100_audit],
};

@Global()
@Module({ providers: [AuditLog, AuditQueries, AuditResolver], exports: [AuditLog] })
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
