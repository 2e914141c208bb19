import type { DynamicModule, Type } from '@nestjs/common';
import { platformPersistence, type PersistentContext } from '@pho-hien/platform';
import { AuditModule, auditPersistence } from '@pho-hien/audit-api';

/** The contexts of the product, by rank. */
export const contextModules: readonly (Type | DynamicModule)[] = [AuditModule];

/** What each context brings to the database. */
export const contexts: readonly PersistentContext[] = [platformPersistence, auditPersistence];
