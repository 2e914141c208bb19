import type { LiveCountNowQuery, LiveDayPartsFragment } from '#generated/graphql.ts';

/** An event’s gates, counted. */
export type LiveCount = LiveCountNowQuery['liveCount'];
/** An event’s day. */
export type LiveDay = LiveDayPartsFragment;
