import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';

/** An identifier: a UUID of version 7 (RFC 9562) in lower-case text, made in the application. */
export type Id = string;

/** Fills the bytes it is given with randomness fit for secrets, and returns them. */
export type RandomBytes = (target: Uint8Array<ArrayBuffer>) => Uint8Array;

/** The randomness of the runtime: Node and every browser have it under the same name. */
export const systemRandom: RandomBytes = (target) => globalThis.crypto.getRandomValues(target);

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What the newest id of a clock said: its milliseconds, and its place among those of that millisecond. */
interface Newest {
  readonly milliseconds: number;
  readonly counter: number;
}

/** By clock: ids of one clock grow, and a clock that stands still in a test moves no other. */
const newest = new WeakMap<Clock, Newest>();

const COUNTERS = 0x1000;
/** A clock that is set back by less, in milliseconds, goes on from the newest id; one set back further is believed. */
const SET_BACK_MS = 1000;

/**
 * A new identifier: 48 bits of Unix milliseconds, a counter of 12 bits, then 62 random bits.
 *
 * Ids that one process makes with one clock grow, also within a millisecond (RFC 9562, section 6.2, method 1: the
 * counter begins at a chance number below its half, and at its end borrows from the next millisecond).
 * Made in the application so that a device can name what it creates while offline.
 */
export function newId(clock: Clock = systemClock, random: RandomBytes = systemRandom): Id {
  const bytes = random(new Uint8Array(16));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { milliseconds, counter } = following(newest.get(clock), clock.now().getTime(), view.getUint16(6) & 0x7ff);
  newest.set(clock, { milliseconds, counter });
  view.setUint32(0, Math.floor(milliseconds / 0x1_0000));
  view.setUint16(4, milliseconds % 0x1_0000);
  view.setUint16(6, 0x7000 | counter);
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  return idFromBytes(bytes);
}

function following(last: Newest | undefined, now: number, first: number): Newest {
  if (!last || now > last.milliseconds || now <= last.milliseconds - SET_BACK_MS)
    return { milliseconds: now, counter: first };
  if (last.counter + 1 < COUNTERS) return { milliseconds: last.milliseconds, counter: last.counter + 1 };
  return { milliseconds: last.milliseconds + 1, counter: first };
}

/** Whether the value is an identifier as {@link newId} writes it; capitals are refused, so that one id has one text. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && UUID_V7.test(value);
}

/** The identifier written in the text, forgiving of case and of spaces around it; `null` when there is none. */
export function parseId(text: string): Id | null {
  const candidate = text.trim().toLowerCase();
  return isId(candidate) ? candidate : null;
}

/** The instant at which the identifier was made, by the clock of who made it. */
export function idInstant(id: Id): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

/** The 16 bytes of an identifier. */
export function idToBytes(id: Id): Uint8Array<ArrayBuffer> {
  const hex = id.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/**
 * The identifier held by 16 bytes. The version is not looked at: ask {@link isId} about bytes from outside.
 *
 * @throws RangeError when there are not exactly 16 bytes
 */
export function idFromBytes(bytes: Uint8Array): Id {
  if (bytes.length !== 16) throw new RangeError(`an id has 16 bytes, not ${bytes.length}`);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
