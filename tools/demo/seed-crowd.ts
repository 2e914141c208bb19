import type { INestApplicationContext } from '@nestjs/common';
import { RemindOfEvents } from '@pho-hien/events-api';
import type { AnsweredForm } from '@pho-hien/events-core';
import { instantOf, newId, type VietnamDay } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { crowd } from './crowd.ts';
import type { DemoClock } from './demo-clock.ts';
import type { FestivalTicket } from './festival.ts';
import { decide, seedRegistration } from './seed-registration.ts';

/** So many are sent at once: the machine is busy, its database pool is not exhausted. */
const AT_ONCE = 10;

/** What the crowd registers for. */
export interface CrowdOffer {
  readonly firstDay: VietnamDay;
  readonly ticketTypeIds: ReadonlyMap<FestivalTicket, string>;
  readonly standAnswers: () => AnsweredForm;
}

/** Most of the festival's registrations, each by the use case and at its own time, in all the weeks before. */
export async function seedCrowd(
  app: INestApplicationContext,
  clock: DemoClock,
  size: number,
  { firstDay, ticketTypeIds, standAnswers }: CrowdOffer,
): Promise<void> {
  const steps = crowd(size, firstDay).flatMap((one, number) => {
    const answered = one.ticket === 'stand' ? standAnswers() : {};
    const from = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
    let registered: Promise<string> | undefined;
    const register = () =>
      (registered = seedRegistration(app, one, ticketTypeIds.get(one.ticket)!, answered, { clock, from }));
    const settle = async () => decide(app, one.fate!, await registered!);
    return [
      { at: one.at, run: register as () => Promise<unknown> },
      ...(one.fate && one.decidedAt ? [{ at: one.decidedAt, run: settle }] : []),
    ];
  });
  steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  await withoutMails(app, async () => {
    for (let next = 0; next < steps.length; next += AT_ONCE) {
      const together = steps.slice(next, next + AT_ONCE);
      clock.set(together[0]!.at);
      await Promise.all(together.map(({ run }) => run()));
    }
    // They were reminded this morning; nobody is to be again when the demonstration starts that early.
    clock.set(instantOf(firstDay, '05:30'));
    await app.get(RemindOfEvents).run();
  });
  clock.set(null);
}

/** Thousands of tickets drawn and delivered at the first start would keep the machine busy for minutes, for nobody. */
async function withoutMails(app: INestApplicationContext, work: () => Promise<void>): Promise<void> {
  const queue = app.get(MailQueue);
  const { queueMail } = queue;
  queue.queueMail = () => Promise.resolve(newId());
  try {
    await work();
  } finally {
    queue.queueMail = queueMail;
  }
}
