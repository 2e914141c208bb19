import type { INestApplicationContext } from '@nestjs/common';
import { EventQueries, SaveRoom, SaveSession, SaveSpeaker } from '@pho-hien/events-api';
import { systemCaller } from '@pho-hien/platform';
import { type DemoRoom, demoRooms } from './programme/rooms.ts';
import { demoSessions } from './programme/sessions.ts';
import { type DemoSpeaker, demoSpeakers } from './programme/speakers.ts';

const staff = systemCaller('demo-seed');

/** Rooms, speakers and about thirty sessions; all through the use cases. */
export async function seedProgramme(app: INestApplicationContext, eventId: string): Promise<void> {
  const days = (await app.get(EventQueries).daysOf([eventId])).get(eventId)!;
  const rooms = new Map<DemoRoom, string>();
  for (const [name, input] of Object.entries(demoRooms))
    rooms.set(name as DemoRoom, await app.get(SaveRoom).run(staff, { eventId }, input));
  const speakers = new Map<DemoSpeaker, string>();
  for (const [name, input] of Object.entries(demoSpeakers))
    speakers.set(name as DemoSpeaker, await app.get(SaveSpeaker).run(staff, { eventId }, input));
  for (const { room, speakers: names, ...session } of demoSessions(days.map(({ date }) => date)))
    await app.get(SaveSession).run(
      staff,
      { eventId },
      {
        ...session,
        roomId: rooms.get(room)!,
        speakerIds: names.map((name) => speakers.get(name)!),
      },
    );
}
