import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { inOrganisation } from '@pho-hien/kernel';
import { MergeFollowers, NextSteps } from '@pho-hien/organisations-api';
import { Jobs, ScopeTracers } from '@pho-hien/platform';
import type { FastifyInstance } from 'fastify';
import { eventsSql } from '../sql.ts';
import { AskGroup } from './ask-group.ts';
import { GroupQueries } from './group.queries.ts';
import { type ImportToWrite, WRITE_IMPORT } from './imports/confirm-import.ts';
import { ImportQueries } from './imports/import.queries.ts';
import { mountSheets } from './imports/mount-sheets.ts';
import { SheetUploads } from './imports/sheet-uploads.ts';
import { SweepImports } from './imports/sweep-imports.ts';
import { WriteImport } from './imports/write-import.ts';
import { ASK_GROUP } from './register-group.ts';
import { SweepConsents } from './sweep-consents.ts';

/** What comes again by itself need not be tried again. */
const ONCE = { retryLimit: 0, retryDelay: 1, concurrency: 1 } as const;
/** As cron writes it. */
const EACH_MINUTE = '* * * * *';

/** Ties groups to jobs, to access, to organisations and to the server. */
@Injectable()
export class StartGroups implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly jobs: Jobs,
    private readonly http: HttpAdapterHost,
    private readonly followers: MergeFollowers,
    private readonly nextSteps: NextSteps,
    private readonly groups: GroupQueries,
    private readonly imports: ImportQueries,
    private readonly uploads: SheetUploads,
    private readonly askGroup: AskGroup,
    private readonly writeImport: WriteImport,
    private readonly sweepConsents: SweepConsents,
    private readonly sweepImports: SweepImports,
  ) {}

  onModuleInit(): void {
    this.trace('registration group', (id) => this.groups.organisationOf(id));
    this.trace('group member', (id) => this.groups.organisationOfMember(id));
    this.trace('group import', (id) => this.imports.organisationOf(id));
    this.jobs.register<{ groupId: string }>(ASK_GROUP, { retryLimit: 20, retryDelay: 5 }, ({ groupId }) =>
      this.askGroup.run(groupId),
    );
    this.jobs.register<ImportToWrite>(WRITE_IMPORT, { retryLimit: 5, retryDelay: 2, concurrency: 1 }, (data) =>
      this.writeImport.run(data),
    );
    this.jobs.register('events.sweep-consents', ONCE, () => this.sweepConsents.run(), EACH_MINUTE);
    this.jobs.register('events.sweep-imports', ONCE, () => this.sweepImports.run(), EACH_MINUTE);
    this.followers.register(async (tx, { mergedId, survivorId }) => {
      for (const table of ['registrations', 'registration_groups', 'group_imports'] as const)
        await eventsSql(tx)
          .updateTable(table)
          .set({ organisation_id: survivorId })
          .where('organisation_id', '=', mergedId)
          .execute();
    });
    this.nextSteps.register(async (organisationId) => this.groups.nextStepsOf(organisationId));
    // Absent where the application runs without a server, as for the seed.
    const server = this.http.httpAdapter?.getInstance<FastifyInstance>();
    if (server) mountSheets(server, this.uploads);
  }

  private trace(type: string, organisationOf: (id: string) => Promise<string | undefined>): void {
    this.tracers.register(type, async (id) => {
      const organisationId = await organisationOf(id);
      return organisationId === undefined ? null : inOrganisation(organisationId);
    });
  }
}
