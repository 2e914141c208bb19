import { Injectable } from '@nestjs/common';
import { EVERYWHERE, isId, type Scope, type ScopeKind } from '@pho-hien/kernel';
import { ScopeTracers } from '@pho-hien/platform';

/** Finds the scope that an input names by kind and id. */
@Injectable()
export class RequestedScope {
  constructor(private readonly tracers: ScopeTracers) {}

  /** Null when there is no such event or gate; the people of an organisation or a contest are not invited here. */
  async find(kind: ScopeKind, id: string | null | undefined): Promise<Scope | null> {
    if (kind === 'all') return EVERYWHERE;
    if (kind === 'organisation' || kind === 'contest' || !isId(id)) return null;
    const scope = await this.tracers.trace(kind, id);
    return scope?.kind === kind ? scope : null;
  }
}
