export { CloneEvent } from './clone/clone-event.ts';
export { type ClonedEdition, type ClonePart, type EditionCloner, EditionCloners } from './clone/edition-cloners.ts';
export { EventReadiness, type ReadinessCheck } from './events/event-readiness.ts';
export { CreateEvent } from './events/create-event.ts';
export { EventDayType, EventType } from './events/event.graphql.ts';
export { EventQueries } from './events/event.queries.ts';
export { MoveEvent } from './events/move-event.ts';
export { OfferTransfer } from './changes/offer-transfer.ts';
export { TakeTransfer } from './changes/take-transfer.ts';
export { TicketUses } from './changes/ticket-uses.ts';
export { BadgeDesignType } from './badges/badge-design.graphql.ts';
export { BadgeDesignQueries } from './badges/badge-design.queries.ts';
export { EventsModule } from './events.module.ts';
export { FormType } from './forms/form.graphql.ts';
export { FormQueries } from './forms/form.queries.ts';
export { PublishForm } from './forms/publish-form.ts';
export { AnswerAsGuardian } from './groups/answer-as-guardian.ts';
export { AnswerEntry } from './groups/answer-entry.ts';
export { AskGroup } from './groups/ask-group.ts';
export { GroupQueries } from './groups/group.queries.ts';
export { RegisterGroup } from './groups/register-group.ts';
export { type ArrivalSource, Arrivals } from './messages/arrivals.ts';
export { SaveMailWording } from './messages/save-mail-wording.ts';
export { SendAnnouncement } from './messages/send-announcement.ts';
export { SendTestMail } from './messages/send-test-mail.ts';
export { eventsPersistence } from './persistence.ts';
export { Attendance } from './print/attendance.ts';
export { ApproveRegistration } from './registrations/approve-registration.ts';
export { CancelByOrganiser } from './changes/cancel-by-organiser.ts';
export { CancelByWallet } from './changes/cancel-by-wallet.ts';
export { Register } from './registrations/register.ts';
export { MOST_TAKEN_OVER, TakeOverRegistrations } from './registrations/take-over-registrations.ts';
export { RegistrationType } from './registrations/registration.graphql.ts';
export { RegistrationQueries } from './registrations/registration.queries.ts';
export { RejectRegistration } from './registrations/reject-registration.ts';
export { RemindOfEvents } from './reminders/remind-of-events.ts';
export {
  Event,
  EventDay,
  EventKey,
  EventSession,
  Registration,
  SessionSignUp,
  Ticket,
  TicketType,
  TicketTypeDay,
} from './rows/index.ts';
export { ProgrammeQueries } from './sessions/programme.queries.ts';
export { SaveRoom } from './sessions/rooms/save-room.ts';
export { SaveSession } from './sessions/save-session.ts';
export { JoinSession } from './sessions/sign-ups/join-session.ts';
export { LeaveSession } from './sessions/sign-ups/leave-session.ts';
export { SaveSpeaker } from './sessions/speakers/save-speaker.ts';
export { namesakesOf } from './walk-ups/namesakes.ts';
export { type BlockUse, PlaceBlocks } from './walk-ups/place-blocks.ts';
export { type RegisteredWalkUp, RegisterWalkUp } from './walk-ups/register-walk-up.ts';
export { ReservedPlaces, type SignedPlace } from './walk-ups/reserved-places.ts';
export { EventKeys, type PublicEventKey } from './signing/event-keys.ts';
export { nodeEd25519 } from './signing/node-ed25519.ts';
export { fieldKey, openField, sealField } from './signing/seal-field.ts';
export { type SignableTicket, TicketSigner } from './signing/ticket-signer.ts';
export { EventTableEnum } from './tables/event-table.graphql.ts';
export { HistoryMatter, type Matter } from './tables/history-matter.ts';
export { cursorOf, placeOf } from './tables/place.ts';
export { CreateTicketType } from './ticket-types/create-ticket-type.ts';
export { TicketTypeType } from './ticket-types/ticket-type.graphql.ts';
export { UpdateTicketType } from './ticket-types/update-ticket-type.ts';
export { TicketTypeQueries } from './ticket-types/ticket-type.queries.ts';
export { SettleWaitlist } from './waitlist/settle-waitlist.ts';
export { ReissueTicket } from './tickets/reissue-ticket.ts';
export { RevokeTicket } from './tickets/revoke-ticket.ts';
export { TicketQueries } from './tickets/ticket.queries.ts';
