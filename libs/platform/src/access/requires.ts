import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@pho-hien/kernel';

/** Where the guard finds the scope of an operation. */
export type ScopeSource =
  | { readonly kind: 'all' }
  /** Holding the permission anywhere is enough; the operation itself narrows what it returns. */
  | { readonly kind: 'any' }
  /** The object that the argument at `path` names: an event, or something a context can trace to one. */
  | { readonly kind: 'object'; readonly type: string; readonly path: string };

export type AccessRule =
  | { readonly public: true }
  | { readonly public: false; readonly permission: Permission; readonly scope: ScopeSource }
  /** Anybody who is signed in; the operation concerns only themselves. */
  | { readonly public: false; readonly signedIn: true };

export const ACCESS_RULE = 'access-rule';

/** Anybody may call this, signed in or not. */
export const Public = () => SetMetadata(ACCESS_RULE, { public: true } satisfies AccessRule);

/** Anybody signed in may call this, about themselves. */
export const SignedIn = () => SetMetadata(ACCESS_RULE, { public: false, signedIn: true } satisfies AccessRule);

/** Only callers who hold `permission` in the scope found by `scope`. */
export const Requires = (permission: Permission, scope: ScopeSource) =>
  SetMetadata(ACCESS_RULE, { public: false, permission, scope } satisfies AccessRule);

export const everywhere: ScopeSource = { kind: 'all' };
export const anywhere: ScopeSource = { kind: 'any' };

/** The scope of the object of `type` whose id stands in the arguments at `path`, such as `input.eventId`. */
export const scopeOf = (type: string, path: string): ScopeSource => ({ kind: 'object', type, path });
