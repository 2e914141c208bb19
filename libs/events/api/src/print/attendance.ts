import { Injectable } from '@nestjs/common';

/** When each of these tickets was first let in; those that never were are left out. */
export type FirstEntries = (ticketIds: readonly string[]) => Promise<ReadonlyMap<string, Date>>;

/** Who counts admissions says here how: papers tell who came and when. */
@Injectable()
export class Attendance {
  private source: FirstEntries = () => Promise.resolve(new Map());

  register(source: FirstEntries): void {
    this.source = source;
  }

  firstEntries(ticketIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return this.source(ticketIds);
  }
}
