import type { DynamicModule, Type } from '@nestjs/common';
import { platformPersistence, type PersistentContext } from '@pho-hien/platform';
import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import { BoothsModule, boothsPersistence } from '@pho-hien/booths-api';
import { CheckInModule, checkInPersistence } from '@pho-hien/check-in-api';
import { ContestsModule, contestsPersistence } from '@pho-hien/contests-api';
import { EventsModule, eventsPersistence } from '@pho-hien/events-api';
import { FilesModule, filesPersistence } from '@pho-hien/files-api';
import { IdentityModule, identityPersistence } from '@pho-hien/identity-api';
import { NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import { OrganisationsModule, organisationsPersistence } from '@pho-hien/organisations-api';
import { ReferenceModule, referencePersistence } from '@pho-hien/reference-api';

/** The contexts of the product, by rank. */
export const contextModules: readonly (Type | DynamicModule)[] = [
  AuditModule,
  FilesModule,
  NotificationsModule,
  ReferenceModule,
  IdentityModule,
  OrganisationsModule,
  EventsModule,
  CheckInModule,
  ContestsModule,
  BoothsModule,
];

/** What each context brings to the database. */
export const contexts: readonly PersistentContext[] = [
  platformPersistence,
  auditPersistence,
  filesPersistence,
  notificationsPersistence,
  referencePersistence,
  identityPersistence,
  organisationsPersistence,
  eventsPersistence,
  checkInPersistence,
  contestsPersistence,
  boothsPersistence,
];
