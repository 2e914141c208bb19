import type { SubmitFunction } from '$app/forms';
import { tick } from 'svelte';
import { problemText } from '@pho-hien/messages';
import type { Refusal } from './refusal.ts';

/** What a form of the desk hears back when it did not work. */
export interface Failure {
  readonly refusal?: Refusal;
  readonly problems?: readonly { readonly field: string; readonly code: string }[];
  readonly [more: string]: unknown;
}

/** The words for what is wrong with a field. */
export function problemAt(failure: Failure | null | undefined, field: string): string | undefined {
  const problem = failure?.problems?.find((candidate) => candidate.field === field);
  return problem && problemText(problem.code);
}

/** Sends a form without leaving the page. Whatever happens, what was typed stays; the first faulty field, or what is said instead, gets the focus. */
export class Submission {
  busy = $state(false);
  failure: Failure | undefined = $state.raw();
  readonly #done: ((data: Record<string, unknown>) => void) | undefined;

  readonly #failed: ((failure: Failure) => void) | undefined;

  constructor(done?: (data: Record<string, unknown>) => void, failed?: (failure: Failure) => void) {
    this.#done = done;
    this.#failed = failed;
  }

  readonly send: SubmitFunction = ({ formElement }) => {
    this.busy = true;
    return async ({ result, update }) => {
      this.busy = false;
      if (result.type === 'error') {
        // No status: the answer never came.
        const { code } = result.error;
        this.failure = {
          refusal:
            result.status === undefined ? { kind: 'offline' } : { kind: 'unavailable', ...(code ? { code } : {}) },
        };
        return;
      }
      this.failure = result.type === 'failure' ? result.data : undefined;
      if (result.type === 'success' || result.type === 'redirect')
        this.#done?.((result.type === 'success' && result.data) || {});
      await update({ reset: false });
      if (!this.failure) return;
      this.#failed?.(this.failure);
      await tick();
      const place =
        formElement.querySelector<HTMLElement>('[aria-invalid="true"]') ??
        formElement.querySelector<HTMLElement>('[role="alert"]');
      place?.focus({ preventScroll: true });
      place?.scrollIntoView({ block: 'center' });
    };
  };
}
