import { BadgeDesignQueries } from '../badges/badge-design.queries.ts';
import { BadgeDesignResolver } from '../badges/badge-design.resolver.ts';
import { SaveBadgeDesign } from '../badges/save-badge-design.ts';
import { Attendance } from './attendance.ts';
import { PrintTickets } from './print-tickets.ts';

/** Badges and everything else on paper. */
export const printProviders = [Attendance, PrintTickets, BadgeDesignQueries, SaveBadgeDesign, BadgeDesignResolver];

/** What other contexts need of them. */
export const printServices = [Attendance, BadgeDesignQueries];
