import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { EventKeys } from './event-keys.ts';
import { RevokeSigningKey } from './revoke-signing-key.ts';
import { RotateSigningKey } from './rotate-signing-key.ts';
import {
  RevokeSigningKeyInput,
  RevokeSigningKeyResult,
  RotateSigningKeyInput,
  RotateSigningKeyResult,
  SigningKeysChanged,
  SigningKeyType,
} from './signing-key.graphql.ts';

@Resolver()
export class SigningKeyResolver {
  constructor(
    private readonly keys: EventKeys,
    private readonly rotate: RotateSigningKey,
    private readonly revoke: RevokeSigningKey,
  ) {}

  @Requires('event.manage', scopeOf('event', 'eventId'))
  @Query(() => [SigningKeyType], { description: 'The keys that signed tickets of an event, first key first.' })
  signingKeys(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.keys.publicKeysOf(eventId);
  }

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => RotateSigningKeyResult, {
    description: 'New tickets are signed by a new key; tickets of the old one stay good.',
  })
  rotateSigningKey(@Args('input') { eventId }: RotateSigningKeyInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.rotate.run(caller, eventId).then(() => this.changed(eventId)));
  }

  @Requires('event.manage', scopeOf('signing key', 'input.keyId'))
  @Mutation(() => RevokeSigningKeyResult, {
    description: 'For a key that leaked: its codes are refused, its tickets are signed again by another and mailed.',
  })
  revokeSigningKey(@Args('input') { keyId, reason }: RevokeSigningKeyInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.revoke
        .run(caller, keyId, reason)
        .then(() => this.keys.eventOf(keyId))
        .then((eventId) => this.changed(eventId!)),
    );
  }

  private async changed(eventId: string): Promise<SigningKeysChanged> {
    return as(SigningKeysChanged, { keys: await this.keys.publicKeysOf(eventId) });
  }
}
