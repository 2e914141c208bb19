import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type ScheduledSession,
  SESSION_KINDS,
  SESSION_STATUSES,
  SESSION_WARNINGS,
  type SessionKind,
  type SessionStatus,
  type SessionWarning,
} from '@pho-hien/events-core';
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
import { RoomType, StillInUseType } from './rooms/room.graphql.ts';
import { SpeakerType } from './speakers/speaker.graphql.ts';

const SessionKindEnum = enumOf(SESSION_KINDS);
registerEnumType(SessionKindEnum, { name: 'SessionKind', description: 'What happens in a session.' });
const SessionStatusEnum = enumOf(SESSION_STATUSES);
registerEnumType(SessionStatusEnum, {
  name: 'SessionStatus',
  description: 'Takes place; or cancelled, which stays visible.',
});
const SessionWarningEnum = enumOf(SESSION_WARNINGS);
registerEnumType(SessionWarningEnum, { name: 'SessionWarningCode', description: 'What an organiser is warned of.' });

@ObjectType('EventSession', { description: 'A talk, a workshop, a ceremony of an event.' })
export class EventSessionType implements ScheduledSession {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => SessionStatusEnum) status!: SessionStatus;
  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' }) cancelReason!: string | null;
  @Field(() => LocalizedTextType) title!: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'Plain text; empty lines part paragraphs; may be empty.' })
  abstract!: LocalizedText;
  @Field(() => SessionKindEnum) kind!: SessionKind;
  @Field(() => LocalizedTextType, { description: 'The theme it belongs to; may be empty.' }) track!: LocalizedText;
  @Field(() => LocalDate, { description: 'The day of the event.' }) date!: string;
  @Field(() => String, { description: 'Time in Vietnam, `08:00`.' }) startsAt!: string;
  @Field(() => String, { description: 'Time in Vietnam on the same day, `09:30`.' }) endsAt!: string;
  @Field(() => RoomType, { nullable: true, description: 'Null: not yet decided.' }) room!: RoomType | null;
  @Field(() => [SpeakerType], { description: 'In the order in which they are shown.' }) speakers!: SpeakerType[];
  @Field(() => Int, { nullable: true, description: 'Places for which one signs up; null: open seating.' })
  places!: number | null;
  @Field(() => Int, { nullable: true, description: 'Places left; null: open seating.' }) remaining!: number | null;
  /** Not fields. */
  eventId!: string;
  roomId!: string | null;
  taken!: number;
}

@ObjectType('SessionWarning', { description: 'What an organiser should look at; nothing of it is refused.' })
export class SessionWarningType implements Omit<SessionWarning, 'other'> {
  @Field(() => SessionWarningEnum) code!: SessionWarning['code'];
  @Field(() => ID) sessionId!: string;
  @Field(() => String, { nullable: true, description: 'Who would be in two places at once.' })
  speakerName!: string | null;
  @Field(() => EventSessionType, { nullable: true, description: 'The other of the two.' })
  other!: EventSessionType | null;
}

@InputType({ isAbstract: true })
class SessionFields {
  @Field(() => LocalizedTextInput, { description: 'One line, at most 150 characters; English may be empty.' })
  title!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 5,000 characters; may be empty.' })
  abstract!: LocalizedTextInput;
  @Field(() => SessionKindEnum) kind!: SessionKind;
  @Field(() => LocalizedTextInput, { description: 'At most 60 characters; may be empty.' }) track!: LocalizedTextInput;
  @Field(() => LocalDate, { description: 'A day of the event.' }) date!: string;
  @Field(() => String, { description: '`08:00`, within the opening hours of the day.' }) startsAt!: string;
  @Field(() => String, { description: '`09:30`, within the opening hours of the day.' }) endsAt!: string;
  @Field(() => ID, { nullable: true, description: 'A room of the event; null: not yet decided.' })
  roomId?: string | null;
  @Field(() => Int, { nullable: true, description: '1 to 1,000,000; null: open seating.' }) places?: number | null;
  @Field(() => [ID], { description: 'At most 20 speakers of the event.' }) speakerIds!: string[];
}

@InputType()
export class CreateEventSessionInput extends SessionFields {
  @Field(() => ID) eventId!: string;
}

@InputType()
export class UpdateEventSessionInput extends SessionFields {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@InputType()
export class RestoreEventSessionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@InputType()
export class CancelEventSessionInput extends RestoreEventSessionInput {
  @Field(() => String, { description: 'Everybody reads it. At most 500 characters.' }) reason!: string;
}

@InputType()
export class DeleteEventSessionInput {
  @Field(() => ID) id!: string;
}

@ObjectType()
export class EventSessionSaved {
  @Field(() => EventSessionType) session!: EventSessionType;
  @Field(() => [SessionWarningType]) warnings!: SessionWarningType[];
}

@ObjectType()
export class EventSessionDeleted {
  @Field(() => ID) id!: string;
}

@ObjectType('RoomTaken', { description: 'Another session has the room at that time.' })
export class RoomTakenType {
  @Field(() => ID) sessionId!: string;
  @Field(() => LocalizedTextType) title!: LocalizedText;
  @Field(() => String) startsAt!: string;
  @Field(() => String) endsAt!: string;
}

@ObjectType('PlacesBelowSignUps', { description: 'More people have signed up than there would be places.' })
export class PlacesBelowSignUpsType {
  @Field(() => Int) taken!: number;
}

export const SaveEventSessionResult = resultUnion(
  'SaveEventSessionResult',
  EventSessionSaved,
  InvalidInputType,
  StaleVersionType,
  RoomTakenType,
  PlacesBelowSignUpsType,
);
export const MoveEventSessionResult = resultUnion(
  'MoveEventSessionResult',
  EventSessionSaved,
  InvalidInputType,
  StaleVersionType,
  RoomTakenType,
);
export const DeleteEventSessionResult = resultUnion('DeleteEventSessionResult', EventSessionDeleted, StillInUseType);
