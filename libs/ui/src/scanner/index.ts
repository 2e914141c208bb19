export { Camera } from './camera.svelte.ts';
export { type CameraProblem } from './camera-problem.ts';
export { listenForWedge } from './listen-for-wedge.ts';
export { default as QrScanner } from './QrScanner.svelte';
export { RepeatFilter } from './repeat-filter.ts';
export { type WedgeReading } from './wedge-reader.ts';
