import { CreateEvent } from './create-event.ts';
import { EventReadiness } from './event-readiness.ts';
import { EventQueries } from './event.queries.ts';
import { EventResolver } from './event.resolver.ts';
import { MoveEvent } from './move-event.ts';
import { UpdateEvent } from './update-event.ts';

/** Events and their days. What other contexts use of it. */
export const eventServices = [CreateEvent, EventReadiness, EventQueries, MoveEvent, UpdateEvent];

/** Events and their days. */
export const eventProviders = [...eventServices, EventResolver];
