import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type AnnouncementAudience, audienceProblems } from '@pho-hien/events-core';
import { InvalidInput, isId } from '@pho-hien/kernel';
import { AnnouncementQueries, Announcements, type NewAnnouncement } from '@pho-hien/notifications-api';
import {
  AudienceChanged,
  NobodyToReach,
  normaliseWording,
  placeholdersOf,
  UnusableWording,
  wordingProblems,
} from '@pho-hien/notifications-core';
import { type Caller, Database } from '@pho-hien/platform';
import { RegistrationAudience } from './registration-audience.ts';

/** An announcement as an organiser sends it off. */
export interface AnnouncementInput extends Omit<NewAnnouncement, 'audience'> {
  readonly audience: AnnouncementAudience;
}

/** Sends a message to many people of an event. */
@Injectable()
export class SendAnnouncement {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly audience: RegistrationAudience,
    private readonly announcements: Announcements,
    private readonly queries: AnnouncementQueries,
  ) {}

  /** Sent twice it is sent once. Throws `UnusableWording`, `NobodyToReach`, `AudienceChanged`, `InvalidInput`. */
  async run(caller: Caller, input: AnnouncementInput): Promise<void> {
    if (!isId(input.id)) throw new InvalidInput([{ field: 'id', code: 'not_an_id' }]);
    InvalidInput.throwIfAny(audienceProblems(input.audience));
    UnusableWording.throwIfAny(wordingProblems(input.wording, placeholdersOf('announcement')));
    const { eventId, purpose, audience } = input;
    const recipients = await this.audience.size(eventId, purpose, audience);
    if (recipients === 0) throw new NobodyToReach({ recipients });
    await this.database.transaction(async (tx) => {
      const started = await this.announcements.start(tx, {
        ...input,
        audience: { ...audience },
        recipients,
        wording: normaliseWording(input.wording),
      });
      if (!started) {
        // An id of another event is not theirs to read.
        if ((await this.queries.find(input.id))?.eventId !== eventId)
          throw new InvalidInput([{ field: 'id', code: 'duplicate' }]);
        return;
      }
      // Checked after the id: who sends a form again is answered, whatever happened to the audience since.
      if (recipients !== input.recipients) throw new AudienceChanged({ recipients });
      await this.audit.open(tx, {
        aggregateType: 'announcement',
        aggregateId: input.id,
        eventId,
        action: 'announcement.sent',
        caller,
        changes: { purpose, recipients, subject: input.wording.subject.vi.trim() },
      });
    });
  }
}
