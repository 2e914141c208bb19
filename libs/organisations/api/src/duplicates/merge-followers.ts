import { Injectable } from '@nestjs/common';
import type { Transaction } from '@pho-hien/platform';

/** One organisation went into another. */
export interface OrganisationMerged {
  readonly mergedId: string;
  readonly survivorId: string;
}

/** Takes what a context keeps of the merged organisation to the survivor; may run twice. */
export type MergeFollower = (tx: Transaction, merged: OrganisationMerged) => Promise<void>;

/** Higher contexts say here what follows when two organisations become one: done by a job, once the merging stands. */
@Injectable()
export class MergeFollowers {
  private readonly followers: MergeFollower[] = [];

  register(follower: MergeFollower): void {
    this.followers.push(follower);
  }

  async follow(tx: Transaction, merged: OrganisationMerged): Promise<void> {
    for (const follower of this.followers) await follower(tx, merged);
  }
}
