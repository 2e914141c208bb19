import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EVENT_STATUSES, type EventStatus } from '@pho-hien/events-core';
import type { LocalizedText } from '@pho-hien/kernel';
import {
  enumOf,
  InvalidInputType,
  LocalDate,
  LocalizedTextInput,
  LocalizedTextType,
  resultUnion,
  StaleVersionType,
} from '@pho-hien/platform';

const EventStatusEnum = enumOf(EVENT_STATUSES);
registerEnumType(EventStatusEnum, {
  name: 'EventStatus',
  description: 'Seen by its organisers only; seen by everybody; called off.',
});

@ObjectType('EventDay', { description: 'One day of an event.' })
export class EventDayType {
  @Field(() => ID) id!: string;
  @Field(() => LocalDate) date!: string;
  @Field(() => String, { description: 'Time in Vietnam, `08:00`.' }) opensAt!: string;
  @Field(() => String, { description: 'Time in Vietnam on the same day, `17:30`.' }) closesAt!: string;
  @Field(() => LocalizedTextType, { description: 'May be empty.' }) label!: LocalizedText;
}

@ObjectType('Event', { description: 'An edition of a festival, a contest day, a course: what people register for.' })
export class EventType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Stands in the code of every ticket of the event.' }) number!: number;
  @Field(() => String, { description: 'The name in addresses: `ngay-hoi-khoi-nghiep-2026`.' }) slug!: string;
  @Field(() => EventStatusEnum) status!: EventStatus;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => LocalizedTextType) summary!: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'Plain text; empty lines part paragraphs.' })
  description!: LocalizedText;
  @Field(() => LocalizedTextType) venueName!: LocalizedText;
  @Field(() => String) venueAddress!: string;
  @Field(() => String, { nullable: true, description: 'Official five-digit code of the commune or ward.' })
  communeCode!: string | null;
  @Field(() => String) contactEmail!: string;
  /** Whether it is shown to its organisers: then hidden ticket types show too. Not a field. */
  managed!: boolean;
}

@InputType({ description: 'A day of an event; days are told apart by their date.' })
export class EventDayInput {
  @Field(() => LocalDate) date!: string;
  @Field(() => String, { description: 'Time in Vietnam, `08:00`.' }) opensAt!: string;
  @Field(() => String, { description: 'Time in Vietnam on the same day, `17:30`.' }) closesAt!: string;
  @Field(() => LocalizedTextInput, { description: 'Such as *Ngày khai mạc*; may be empty.' })
  label!: LocalizedTextInput;
}

@InputType()
export class CreateEventInput {
  @Field(() => String, { description: '3 to 60 lower-case letters, digits and hyphens; nobody else has it.' })
  slug!: string;
  @Field(() => LocalizedTextInput, { description: 'One line; English may wait until publication.' })
  name!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 300 characters.' }) summary!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'Plain text, at most 20,000 characters.' })
  description!: LocalizedTextInput;
  @Field(() => LocalizedTextInput) venueName!: LocalizedTextInput;
  @Field(() => String) venueAddress!: string;
  @Field(() => String, { nullable: true, description: 'Official five-digit code of the commune or ward.' })
  communeCode?: string | null;
  @Field(() => String, { description: 'Where visitors may ask; may be empty until publication.' })
  contactEmail!: string;
  @Field(() => [EventDayInput], { description: '1 to 31 days.' }) days!: EventDayInput[];
}

@InputType()
export class UpdateEventInput extends CreateEventInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@InputType()
export class PublishEventInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@InputType()
export class ReturnEventToDraftInput extends PublishEventInput {}

@ObjectType()
export class EventSaved {
  @Field(() => EventType) event!: EventType;
}

@ObjectType('EventNotReady', { description: 'The event cannot be published yet; nothing was changed.' })
export class EventNotReadyType {
  @Field(() => [String], { description: 'What is missing, as codes such as `summary_en` or `ticket_type`.' })
  missing!: string[];
}

export const SaveEventResult = resultUnion('SaveEventResult', EventSaved, InvalidInputType, StaleVersionType);
export const PublishEventResult = resultUnion(
  'PublishEventResult',
  EventSaved,
  InvalidInputType,
  EventNotReadyType,
  StaleVersionType,
);
