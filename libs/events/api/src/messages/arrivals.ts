import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@pho-hien/kernel';

/** The ids of an event's registrations that came through a gate on a day. */
export type ArrivalSource = (eventId: string, day: VietnamDay) => Promise<readonly string[]>;

/** Who came is known above events: check-in registers itself in `onModuleInit`. Until then nobody came. */
@Injectable()
export class Arrivals {
  private source: ArrivalSource = async () => [];

  register(source: ArrivalSource): void {
    this.source = source;
  }

  on(eventId: string, day: VietnamDay): Promise<readonly string[]> {
    return this.source(eventId, day);
  }
}
