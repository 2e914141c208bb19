import { Injectable } from '@nestjs/common';
import type { Scope } from '@pho-hien/kernel';

/** Finds the scope an object belongs to; null when there is no such object. */
export type ScopeTracer = (id: string) => Promise<Scope | null>;

/** Every context registers how its objects trace to the event (or other scope) they belong to. */
@Injectable()
export class ScopeTracers {
  private readonly tracers = new Map<string, ScopeTracer>();

  register(type: string, tracer: ScopeTracer): void {
    if (this.tracers.has(type)) throw new Error(`Two tracers for ${type}`);
    this.tracers.set(type, tracer);
  }

  has(type: string): boolean {
    return this.tracers.has(type);
  }

  async trace(type: string, id: string): Promise<Scope | null> {
    const tracer = this.tracers.get(type);
    if (!tracer) throw new Error(`No tracer for ${type}`);
    return tracer(id);
  }
}
