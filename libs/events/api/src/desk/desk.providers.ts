import { DeskQueries } from './desk.queries.ts';
import { DeskResolver } from './desk.resolver.ts';

/** What an organiser sees first. What other contexts use of it. */
export const deskServices = [DeskQueries];

/** What an organiser sees first. */
export const deskProviders = [...deskServices, DeskResolver];
