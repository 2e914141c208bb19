import type { SessionKind } from '@pho-hien/events-core';
import type { DemoRoom } from './rooms.ts';
import type { DemoSpeaker } from './speakers.ts';
import { text } from './text.ts';

/** What sessions have in common. */
export const tracks = {
  money: text('Gọi vốn', 'Funding'),
  farm: text('Nông nghiệp số', 'Digital farming'),
  craft: text('Làng nghề', 'Craft villages'),
  school: text('Học sinh, sinh viên', 'Pupils and students'),
  law: text('Pháp lý và sở hữu trí tuệ', 'Law and intellectual property'),
  none: text('', ''),
};

/** From, until, room, kind, track, title in both languages, speakers, and places where they are few. */
export type SessionRow = [
  string,
  string,
  DemoRoom,
  SessionKind,
  keyof typeof tracks,
  string,
  string,
  DemoSpeaker[],
  number?,
];
