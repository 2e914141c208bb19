import { Injectable } from '@nestjs/common';
import type { Assignment, AssignmentTask } from '@pho-hien/contests-core';
import { Worker } from 'node:worker_threads';

/** Ten thousand entries with a thousand judges take less than a quarter of it. */
const MOST_HEAP_MB = 1024;

/** Assigns in a thread of its own: seconds of computing keep nobody waiting who scores. */
@Injectable()
export class AssignInThread {
  /** The same as `assignAnew` of core says. Stops when `signal` does. */
  assign(task: AssignmentTask, signal: AbortSignal): Promise<Assignment> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      // Node reads the plain TypeScript itself; the loader of the decorated classes is not needed.
      const thread = new Worker(new URL('./assignment.worker.ts', import.meta.url), {
        execArgv: [],
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
      });
      const end = (settle: () => void) => {
        signal.removeEventListener('abort', stop);
        void thread.terminate();
        settle();
      };
      const stop = () => end(() => reject(signal.reason as Error));
      signal.addEventListener('abort', stop);
      thread.on('message', (assignment: Assignment) => end(() => resolve(assignment)));
      thread.on('error', (error) => end(() => reject(error)));
    });
  }
}
