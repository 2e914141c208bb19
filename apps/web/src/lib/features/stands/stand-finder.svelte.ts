import { getContext, setContext } from 'svelte';
import type { FieldOfWork } from '#generated/graphql.ts';
import type { StandSearch } from './find-stands.ts';

const KEY = Symbol('stand finder');

/** What is looked for, in an address. */
export function searchIn(parameters: Pick<URLSearchParams, 'get'>): StandSearch {
  return { q: parameters.get('q') ?? '', field: (parameters.get('field') ?? '') as FieldOfWork | '' };
}

/** What a visitor looks for, on the list and on the map at once. */
export class StandFinder {
  q = $state('');
  field: FieldOfWork | '' = $state('');

  private constructor({ q, field }: StandSearch) {
    this.q = q;
    this.field = field;
  }

  static provide(search: StandSearch): StandFinder {
    return setContext(KEY, new StandFinder(search));
  }

  static use(): StandFinder {
    return getContext(KEY);
  }

  get search(): StandSearch {
    return { q: this.q, field: this.field };
  }

  get narrowed(): boolean {
    return this.q.trim() !== '' || this.field !== '';
  }

  /** The part of an address that shares the view. */
  get query(): string {
    const parameters = new URLSearchParams();
    if (this.q.trim()) parameters.set('q', this.q.trim());
    if (this.field) parameters.set('field', this.field);
    return parameters.size > 0 ? `?${parameters}` : '';
  }
}
