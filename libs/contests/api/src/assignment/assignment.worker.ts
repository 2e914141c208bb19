import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { assignAnew, type AssignmentTask } from '@pho-hien/contests-core';

// Linux gives threads priorities of their own: whoever scores meanwhile goes first.
if (process.platform === 'linux') setPriority(0, 10);

const task = workerData as AssignmentTask;
parentPort!.postMessage(assignAnew(task, task.previous));
