import { defineStateMachine, type Permission } from '@pho-hien/kernel';

/** The states of an announcement: its mails are being written, all wait to be sent or are, or somebody stopped it. */
export const ANNOUNCEMENT_STATUSES = ['SENDING', 'SENT', 'STOPPED'] as const;
export type AnnouncementStatus = (typeof ANNOUNCEMENT_STATUSES)[number];

/**
 * The workflow of an announcement. What still waits can be stopped; what is stopped
 * stays so: a new one is written instead.
 */
export const announcementLifecycle = defineStateMachine<AnnouncementStatus, 'finish' | 'stop', Permission | 'system'>({
  states: ANNOUNCEMENT_STATUSES,
  initial: ['SENDING'],
  transitions: [
    { event: 'finish', from: ['SENDING'], to: 'SENT', by: ['system'] },
    { event: 'stop', from: ['SENDING', 'SENT'], to: 'STOPPED', by: ['message.send'] },
  ],
});
