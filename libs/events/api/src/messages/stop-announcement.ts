import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { AnnouncementQueries, Announcements } from '@pho-hien/notifications-api';
import { type Caller, Database, notFound } from '@pho-hien/platform';

/** Stops an announcement: what has not left yet does not leave. */
@Injectable()
export class StopAnnouncement {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly queries: AnnouncementQueries,
    private readonly announcements: Announcements,
  ) {}

  /** Where all has left already, it does nothing. */
  async run(caller: Caller, id: string): Promise<void> {
    const announcement = await this.queries.find(id);
    if (!announcement) throw notFound();
    await this.database.transaction(async (tx) => {
      if (!(await this.announcements.stop(tx, id))) return;
      await this.audit.append(tx, {
        aggregateType: 'announcement',
        aggregateId: id,
        eventId: announcement.eventId,
        action: 'announcement.stopped',
        caller,
      });
    });
  }
}
